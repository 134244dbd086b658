package cloud.yunhai.deploy.dist;

import cloud.yunhai.deploy.plan.Module;
import cloud.yunhai.deploy.run.Programs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes the ahead-of-time caches on the machine that uses them, since they hold for exactly these jars and this JVM.
///
/// A shared cache is trained by a small program that does what every plain service does; a cache of one program by
/// starting that program up to the point where it would begin to serve.
public final class AotTraining {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Distribution distribution;
    private final Path scratch;

    /// @param scratch an empty directory that the trained programs may write to
    public AotTraining(Distribution distribution, Path scratch) {
        this.distribution = distribution;
        this.scratch = scratch;
    }

    /// The caches that are to be made.
    public static List<String> caches() {
        return AotCaches.GROUPS.keySet().stream().sorted().toList();
    }

    /// Makes one cache. Nothing depends on its success but speed.
    public void train(String cache) throws IOException {
        List<Module> programs = AotCaches.GROUPS.get(cache);
        if (programs == null) {
            throw new IllegalArgumentException("cache: " + cache + " (expected: one of " + caches() + ")");
        }
        Path output = distribution.directory().resolve(cache + ".aot");
        Files.deleteIfExists(output);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmOptions.FIXED);
        command.add("-Xmx512m");
        command.add("-XX:AOTCacheOutput=" + output);
        command.add("-Dspring.context.exit=onRefresh");
        command.add("-cp");
        command.add(String.join(
                File.pathSeparator, Files.readAllLines(Staging.trainingPath(distribution.directory(), cache))));
        command.addAll(programs.size() > 1 ? trainer(cache) : itself(programs.getFirst()));
        Programs.run(LIMIT, command);
    }

    private static List<String> trainer(String cache) {
        return List.of("cloud.yunhai.deploy.training.TrainingApplication", cache);
    }

    private List<String> itself(Module program) throws IOException {
        Path settings = scratch.resolve(program.name() + ".yaml");
        Map<String, String> values = Map.of(
                "yunhai.listen",
                "127.0.0.1:0",
                "yunhai.certificates",
                scratch.resolve("tls").toString(),
                "yunhai.spool",
                scratch.resolve("spool").toString(),
                "yunhai.db-proxy[0]",
                "127.0.0.1:9",
                "server.port",
                "0",
                "db-proxy.data-directory",
                scratch.resolve("db").toString());
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) ->
                text.append('"').append(name).append("\": \"").append(value).append("\"\n"));
        Files.writeString(settings, text);
        return List.of(program.mainClass(), "--spring.config.additional-location=file:" + settings);
    }
}
