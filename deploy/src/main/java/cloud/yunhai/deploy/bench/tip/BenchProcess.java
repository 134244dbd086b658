package cloud.yunhai.deploy.bench.tip;

import cloud.yunhai.deploy.dist.JvmOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A JVM of the benchmark, spoken to line by line: one line in, one line out, within a time.
final class BenchProcess implements AutoCloseable {
    private static final Duration ANSWER_TIME = Duration.ofSeconds(120);
    private static final Duration END_TIME = Duration.ofSeconds(10);

    private final Process process;
    private final String name;
    private final BufferedReader out;
    private final Writer in;

    /// Starts it, with the options that the services have.
    ///
    /// @param c2 whether it may use its second compiler; the services may not
    BenchProcess(Class<?> program, boolean c2, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmOptions.FIXED);
        command.add("-Xmx128m");
        if (!c2) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.add("-Dlogback.configurationFile=cloud/yunhai/deploy/bench/tip/logback.xml");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(arguments);
        name = program.getSimpleName() + " " + arguments.getFirst();
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        in = process.outputWriter(StandardCharsets.UTF_8);
    }

    /// Asks, and waits for the answer.
    String ask(String line) throws IOException {
        in.write(line + "\n");
        in.flush();
        return answer();
    }

    /// The next line that it says.
    String answer() throws IOException {
        CompletableFuture<String> line = CompletableFuture.supplyAsync(this::readLine);
        try {
            return line.get(ANSWER_TIME.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException silent) {
            throw new IOException(name + ": no answer in " + ANSWER_TIME.toSeconds() + " s", silent);
        } catch (ExecutionException failed) {
            throw new IOException(name + ": " + failed.getMessage(), failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(name + ": interrupted", stopping);
        }
    }

    /// Processor time so far, of all its threads.
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /// Memory of its own and its share of what it maps with others.
    long residentBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup")).stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(
                        line -> Long.parseLong(Arrays.asList(line.split("\\s+")).get(1)) * 1024)
                .findFirst()
                .orElseThrow(() -> new IOException(name + ": no Pss in smaps_rollup"));
    }

    /// Ends it.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END_TIME.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String readLine() {
        try {
            String line = out.readLine();
            if (line == null) {
                throw new IOException("it ended");
            }
            return line;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone.getMessage(), gone);
        }
    }
}
