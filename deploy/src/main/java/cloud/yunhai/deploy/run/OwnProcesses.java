package cloud.yunhai.deploy.run;

import cloud.yunhai.deploy.home.Home;
import cloud.yunhai.deploy.plan.PlannedService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// The processes of a home that run now, whoever started them: a node-agent that was killed leaves its services
/// behind. Each is known by its argument that names a settings file of this home.
public final class OwnProcesses {
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Duration KILL = Duration.ofSeconds(5);

    private final Home home;

    public OwnProcesses(Home home) {
        this.home = home;
    }

    /// All of them, the node-agent included.
    public List<ProcessHandle> all() {
        return having(settings(""));
    }

    /// Those of one service.
    public List<ProcessHandle> of(PlannedService service) {
        return having(settings(service.name() + ".yaml"));
    }

    /// Ends them: asks first, then kills. Answers how many there were.
    ///
    /// @throws IOException when one does not end
    public int end() throws IOException, InterruptedException {
        List<ProcessHandle> running = all();
        running.forEach(ProcessHandle::destroy);
        if (!awaitEnd(running, STOP)) {
            running.forEach(ProcessHandle::destroyForcibly);
            if (!awaitEnd(running, KILL)) {
                throw new IOException("processes "
                        + running.stream()
                                .filter(ProcessHandle::isAlive)
                                .map(ProcessHandle::pid)
                                .toList()
                        + " of " + home.directory() + " do not end");
            }
        }
        return running.size();
    }

    private String settings(String file) {
        return "--spring.config.additional-location=file:" + home.config() + "/" + file;
    }

    private static List<ProcessHandle> having(String argument) {
        return ProcessHandle.allProcesses()
                .filter(process -> arguments(process).anyMatch(each -> each.startsWith(argument)))
                .toList();
    }

    /// Not by [ProcessHandle.Info], which gives up on long command lines such as those with class paths.
    private static Stream<String> arguments(ProcessHandle process) {
        try {
            byte[] line = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return Stream.of(new String(line, StandardCharsets.UTF_8).split("\0", -1));
        } catch (IOException ended) {
            return Stream.empty();
        }
    }

    private static boolean awaitEnd(List<ProcessHandle> processes, Duration limit) throws InterruptedException {
        try {
            CompletableFuture.allOf(
                            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("waiting for processes to end", impossible);
        }
    }
}
