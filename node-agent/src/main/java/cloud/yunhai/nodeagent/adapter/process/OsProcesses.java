package cloud.yunhai.nodeagent.adapter.process;

import cloud.yunhai.nodeagent.app.Processes;
import cloud.yunhai.nodeagent.core.ProcessKey;
import cloud.yunhai.nodeagent.core.ServiceSpec;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeroturnaround.exec.ProcessExecutor;

/// Real processes on Linux.
///
/// A service writes straight into its log file, not through the agent, so that it goes on when the agent dies. Each
/// process bears marks in its arguments (whose it is, which service, of which description) by which a later agent
/// knows it. A process number alone is never trusted: its start must fit too.
public final class OsProcesses implements Processes, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OsProcesses.class);
    private static final Path PROC = Path.of("/proc");
    private static final File NOTHING = new File("/dev/null");
    private static final long PAGE_BYTES = 4096;
    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "USER");

    private final Path java;
    private final Path home;
    private final Onlooker onlooker = new Onlooker(this::isAlive);

    /// @param javaHome whose `bin/java` runs the services
    /// @param home the mark of this agent's processes; two agents never share one
    public OsProcesses(Path javaHome, Path home) {
        this.java = javaHome.resolve("bin").resolve("java");
        this.home = home.toAbsolutePath().normalize();
    }

    @Override
    public ProcessKey launch(ServiceSpec spec, Consumer<OptionalInt> onEnd) throws IOException {
        Files.createDirectories(spec.workingDirectory());
        Path logs = spec.logFile().getParent();
        if (logs != null) {
            Files.createDirectories(logs);
        }
        ProcessBuilder builder = new ProcessBuilder(command(spec))
                .directory(spec.workingDirectory().toFile())
                .redirectInput(NOTHING)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.logFile().toFile()));
        Map<String, String> own = Map.copyOf(builder.environment());
        builder.environment().clear();
        INHERITED.stream()
                .filter(own::containsKey)
                .forEach(name -> builder.environment().put(name, own.get(name)));
        builder.environment().putAll(spec.environment());
        Process process = builder.start();
        Thread.ofVirtual().name("wait-" + spec.name()).start(() -> onEnd.accept(statusOf(process)));
        // A child that has ended stays readable until its status is fetched, which may be done by now.
        long start = ProcStat.of(PROC, process.pid()).map(ProcStat::startTicks).orElse(0L);
        return new ProcessKey(process.pid(), start);
    }

    private static OptionalInt statusOf(Process process) {
        try {
            return OptionalInt.of(process.waitFor());
        } catch (InterruptedException nobodyWants) {
            return OptionalInt.empty();
        }
    }

    private List<String> command(ServiceSpec spec) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.add(Mark.AGENT.with(home.toString()));
        command.add(Mark.SERVICE.with(spec.name()));
        command.add(Mark.DIGEST.with(spec.digest()));
        command.addAll(spec.jvmOptions());
        command.add("-cp");
        command.add(String.join(File.pathSeparator, spec.classPath()));
        command.add(spec.mainClass());
        command.addAll(spec.arguments());
        return command;
    }

    @Override
    public void watch(ProcessKey process, Consumer<OptionalInt> onEnd) {
        onlooker.watch(process, () -> onEnd.accept(OptionalInt.empty()));
    }

    @Override
    public boolean isAlive(ProcessKey process) {
        return stat(process).isPresent();
    }

    @Override
    public Instant startOf(ProcessKey process) {
        return handle(process).flatMap(handle -> handle.info().startInstant()).orElse(Instant.EPOCH);
    }

    @Override
    public void terminate(ProcessKey process) {
        handle(process).ifPresent(ProcessHandle::destroy);
    }

    @Override
    public void kill(ProcessKey process) {
        handle(process).ifPresent(ProcessHandle::destroyForcibly);
    }

    /// The one signal that the JDK cannot send; a JVM answers it with the stacks of its threads.
    @Override
    public void dumpThreads(ProcessKey process) {
        if (!isAlive(process)) {
            return;
        }
        try {
            new ProcessExecutor("kill", "-QUIT", Long.toString(process.pid()))
                    .timeout(2, TimeUnit.SECONDS)
                    .execute();
        } catch (IOException | TimeoutException unimportant) {
            log.atInfo().addKeyValue("pid", process.pid()).setCause(unimportant).log("process.no-thread-dump");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public OptionalLong residentBytes(ProcessKey process) {
        return stat(process)
                .map(stat -> OptionalLong.of(stat.residentPages() * PAGE_BYTES))
                .orElse(OptionalLong.empty());
    }

    @Override
    public List<Found> running() {
        List<Found> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path directory : all) {
                marked(directory).ifPresent(found::add);
            }
        } catch (IOException unreadable) {
            log.atWarn().setCause(unreadable).log("process.list-unreadable");
        }
        return found;
    }

    private Optional<Found> marked(Path directory) {
        long pid = Long.parseLong(String.valueOf(directory.getFileName()));
        List<String> arguments;
        try {
            arguments = List.of(Files.readString(directory.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                    .split("\0", -1));
        } catch (IOException goneOrForeign) {
            return Optional.empty();
        }
        Map<Mark, String> marks = new HashMap<>();
        for (Mark mark : Mark.values()) {
            arguments.stream()
                    .filter(mark::isIn)
                    .findFirst()
                    .ifPresent(argument -> marks.put(mark, mark.valueIn(argument)));
        }
        if (!latin(home.toString()).equals(marks.get(Mark.AGENT))) {
            return Optional.empty();
        }
        return ProcStat.of(PROC, pid)
                .filter(stat -> !stat.hasEnded())
                .map(stat -> new Found(
                        marks.getOrDefault(Mark.SERVICE, ""),
                        marks.getOrDefault(Mark.DIGEST, ""),
                        new ProcessKey(pid, stat.startTicks())));
    }

    /// Command lines are read byte by byte, since nothing says how they are encoded.
    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static Optional<ProcStat> stat(ProcessKey process) {
        return ProcStat.of(PROC, process.pid())
                .filter(stat -> stat.startTicks() == process.startTicks() && !stat.hasEnded());
    }

    /// The handle keeps the start of the process itself, and signals no other.
    private static Optional<ProcessHandle> handle(ProcessKey process) {
        Optional<ProcessHandle> handle = ProcessHandle.of(process.pid());
        return stat(process).isPresent() ? handle : Optional.empty();
    }

    @Override
    public void close() {
        onlooker.close();
    }

    /// Arguments by which a process of ours is known.
    private enum Mark {
        AGENT("-Dyunhai.agent="),
        SERVICE("-Dyunhai.service="),
        DIGEST("-Dyunhai.service-digest=");

        private final String prefix;

        Mark(String prefix) {
            this.prefix = prefix;
        }

        String with(String value) {
            return prefix + value;
        }

        boolean isIn(String argument) {
            return argument.startsWith(prefix);
        }

        String valueIn(String argument) {
            return argument.substring(prefix.length());
        }
    }
}
