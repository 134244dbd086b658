package cloud.yunhai.deploy.dist;

import cloud.yunhai.deploy.pki.CertificateAuthority;
import cloud.yunhai.deploy.plan.Module;
import cloud.yunhai.deploy.plan.Plan;
import cloud.yunhai.deploy.run.Programs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes the ahead-of-time caches on the machine that uses them, since they hold for exactly these jars and this JVM.
///
/// A shared cache is trained by a small program that does what every plain service does; a cache of one program by
/// starting that program until it serves. A training that fails leaves no cache: one of half a start is little better
/// than none, and would never be made again.
public final class AotTraining {
    private static final Duration LIMIT = Duration.ofMinutes(5);

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
        Path made = distribution.directory().resolve(cache + ".aot");
        // Under its own name only when it is whole: a training may be interrupted.
        Path output = made.resolveSibling(made.getFileName() + ".new");
        Files.deleteIfExists(made);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmOptions.FIXED);
        command.add("-Xmx512m");
        command.add("-XX:AOTCacheOutput=" + output);
        if (programs.size() == 1) {
            // A service of ours serves when its context is refreshed; then it has seen enough.
            command.add("-Dspring.context.exit=onRefresh");
        }
        command.add("-cp");
        command.add(String.join(
                File.pathSeparator, Files.readAllLines(Staging.trainingPath(distribution.directory(), cache))));
        command.addAll(programs.size() > 1 ? trainer(cache) : itself(programs.getFirst()));
        try {
            Programs.run(LIMIT, command);
            Files.move(output, made, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /// Who a program is in its training: a shared one is the module that may call every other's Lifecycle.
    static Module identity(String cache) {
        List<Module> programs = AotCaches.GROUPS.getOrDefault(cache, List.of());
        return programs.size() == 1 ? programs.getFirst() : Module.NODE_AGENT;
    }

    /// The directory for the certificates of a cache's training.
    static Path certificates(Path scratch, String cache) {
        return scratch.resolve("tls").resolve(cache);
    }

    /// Certificates for all trainings, by an authority of their own.
    ///
    /// @param authority of the scratch directory
    public void issue(CertificateAuthority authority) throws IOException {
        authority.ensure();
        for (String cache : caches()) {
            authority.ensureIssued(certificates(scratch, cache), identity(cache).name(), Plan.HOST);
        }
    }

    private List<String> trainer(String cache) throws IOException {
        return List.of("cloud.yunhai.deploy.training.TrainingApplication", cache, settings(cache));
    }

    private List<String> itself(Module program) throws IOException {
        return List.of(program.mainClass(), settings(AotCaches.cacheOf(program)));
    }

    private String settings(String cache) throws IOException {
        Path settings = scratch.resolve(cache + ".yaml");
        Map<String, String> values = Map.of(
                "yunhai.hosts[0]",
                Plan.HOST,
                "yunhai.listen",
                "127.0.0.1:0",
                "yunhai.certificates",
                certificates(scratch, cache).toString(),
                "yunhai.spool",
                scratch.resolve("spool-" + cache).toString(),
                "yunhai.db-proxy[0]",
                "127.0.0.1:9",
                "api-server.http-listen",
                "127.0.0.1:0",
                "db-proxy.data-directory",
                scratch.resolve("db").toString());
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) ->
                text.append('"').append(name).append("\": \"").append(value).append("\"\n"));
        Files.writeString(settings, text);
        return "--spring.config.additional-location=file:" + settings;
    }
}
