package cloud.yunhai.deploy.bench.tip;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// A server and a client process of one rival.
final class BenchPair implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// One failed call in so many is too many for the figures to mean anything.
    private static final long ERRORS_PER = 100;

    private final Rival rival;
    private final BenchProcess server;
    private final BenchProcess client;

    BenchPair(Rival rival, boolean c2, Path certificates) throws IOException {
        this.rival = rival;
        server = new BenchProcess(ServingSide.class, c2, List.of(rival.name(), certificates.toString()));
        BenchProcess started = null;
        try {
            String port = server.answer();
            started = new BenchProcess(BenchClient.class, c2, List.of(rival.name(), certificates.toString(), port));
            started.answer();
        } catch (IOException notStarted) {
            if (started != null) {
                started.close();
            }
            server.close();
            throw notStarted;
        }
        client = started;
    }

    Rival rival() {
        return rival;
    }

    BenchProcess server() {
        return server;
    }

    BenchProcess client() {
        return client;
    }

    /// Lets both JVMs compile what they run; what is too slow at first counts for nothing.
    void warmUp(int callers, long millis) throws IOException {
        client.ask("load " + callers + " " + millis);
    }

    /// Lets so many callers call for so long.
    Sample measure(int callers, long millis) throws IOException {
        long before = server.cpu().plus(client.cpu()).toNanos();
        LoadFigures load = JSON.readValue(client.ask("load " + callers + " " + millis), LoadFigures.class);
        double cpuMicros = (server.cpu().plus(client.cpu()).toNanos() - before) / 1e3;
        if (load.errors() * ERRORS_PER > load.calls() || load.calls() == 0) {
            throw new IOException(rival.title() + ": " + load.errors() + " of " + load.calls() + " calls failed: "
                    + load.firstError());
        }
        return new Sample(
                rival,
                callers,
                load.calls() / load.seconds(),
                load.p50Micros(),
                load.p99Micros(),
                cpuMicros / load.calls(),
                load.errors());
    }

    MemoryFigures serverMemory() throws IOException {
        return JSON.readValue(server.ask("memory"), MemoryFigures.class);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }

    /// One measurement.
    ///
    /// @param cpuMicros processor time of both processes for each call
    /// @param errors calls that failed, for instance past their deadline on a busy machine
    record Sample(
            Rival rival,
            int callers,
            double callsPerSecond,
            double p50Micros,
            double p99Micros,
            double cpuMicros,
            long errors) {}
}
