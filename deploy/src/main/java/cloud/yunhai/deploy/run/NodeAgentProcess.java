package cloud.yunhai.deploy.run;

import cloud.yunhai.deploy.dist.Distribution;
import cloud.yunhai.deploy.home.Home;
import cloud.yunhai.deploy.plan.PlannedService;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The node-agent of a home, which outlives this command. It is known by its pid and the moment it started, so that a
/// pid that was given to another program is never taken for it.
public final class NodeAgentProcess {
    private static final Duration STOP = Duration.ofSeconds(60);

    private final Home home;
    private final Distribution distribution;

    public NodeAgentProcess(Home home, Distribution distribution) {
        this.home = home;
        this.distribution = distribution;
    }

    /// The running one.
    public Optional<ProcessHandle> find() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        String[] words = Files.readString(pidFile()).strip().split(" ", -1);
        if (words.length != 2) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(words[0]))
                .filter(ProcessHandle::isAlive)
                .filter(process -> started(process).equals(words[1]));
    }

    /// Starts it unless it runs.
    public void start(PlannedService agent) throws IOException {
        if (find().isPresent()) {
            return;
        }
        List<String> command = new ArrayList<>();
        command.add("setsid");
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(distribution.jvmOptions(agent.module()));
        command.add("-cp");
        command.add(String.join(File.pathSeparator, distribution.classPath(agent.module())));
        command.add(agent.module().mainClass());
        command.add("--spring.config.additional-location=file:" + home.config().resolve(agent.name() + ".yaml"));
        File log = home.logs().resolve(agent.name() + ".log").toFile();
        Process process = new ProcessBuilder(command)
                .directory(home.directory().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .redirectErrorStream(true)
                .start();
        // setsid replaces itself by the program, so the pid stays.
        Files.writeString(pidFile(), process.pid() + " " + started(process.toHandle()));
    }

    /// Stops it, and with it all its services. Answers false when it did not run.
    public boolean stop() throws IOException, InterruptedException {
        Optional<ProcessHandle> running = find();
        if (running.isEmpty()) {
            Files.deleteIfExists(pidFile());
            return false;
        }
        ProcessHandle process = running.get();
        process.destroy();
        try {
            process.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException(
                    "the node-agent (pid " + process.pid() + ") has not ended after " + STOP.toSeconds()
                            + " s; see its log",
                    e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IOException("waiting for the node-agent to end", e);
        }
        Files.deleteIfExists(pidFile());
        return true;
    }

    private Path pidFile() {
        return home.run().resolve("node-agent.started");
    }

    private static String started(ProcessHandle process) {
        return Long.toString(
                process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }
}
