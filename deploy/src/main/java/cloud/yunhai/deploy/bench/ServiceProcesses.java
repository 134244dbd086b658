package cloud.yunhai.deploy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The platform's processes, by service, and what they have taken so far.
public final class ServiceProcesses {
    private static final String CACHE = ".aot";

    private final Path proc;
    private final Map<String, Long> pids;

    /// @param pids by service
    public ServiceProcesses(Map<String, Long> pids) {
        this(Path.of("/proc"), pids);
    }

    ServiceProcesses(Path proc, Map<String, Long> pids) {
        this.proc = proc;
        this.pids = new LinkedHashMap<>(pids);
    }

    /// How many there are.
    public int count() {
        return pids.size();
    }

    /// CPU time since each began.
    public Costs cpuMillis() throws IOException {
        return costs("stat", ProcFiles::cpuMillis);
    }

    /// Memory that each holds now.
    public Costs pssKib() throws IOException {
        return costs("smaps_rollup", ProcFiles::pssKib);
    }

    /// The services that run without an ahead-of-time cache. A cache that does not fit is ignored by the JVM,
    /// which then needs several times as long to start: nothing else tells.
    public List<String> withoutCache() throws IOException {
        List<String> without = new ArrayList<>();
        for (Map.Entry<String, Long> service : pids.entrySet()) {
            String maps =
                    Files.readString(proc.resolve(service.getValue().toString()).resolve("maps"));
            if (maps.lines().noneMatch(line -> line.endsWith(CACHE))) {
                without.add(service.getKey());
            }
        }
        return without;
    }

    private Costs costs(String file, java.util.function.ToLongFunction<String> reading) throws IOException {
        Map<String, Long> costs = new LinkedHashMap<>();
        for (Map.Entry<String, Long> service : pids.entrySet()) {
            Path path = proc.resolve(service.getValue().toString()).resolve(file);
            try {
                costs.put(service.getKey(), reading.applyAsLong(Files.readString(path)));
            } catch (NoSuchFileException gone) {
                throw new IOException(
                        service.getKey() + " (pid " + service.getValue() + ") has ended while it was measured", gone);
            }
        }
        return new Costs(costs);
    }
}
