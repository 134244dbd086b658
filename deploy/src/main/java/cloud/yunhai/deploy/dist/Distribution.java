package cloud.yunhai.deploy.dist;

import cloud.yunhai.deploy.plan.Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The programs of a built tree, laid out to be started: `lib/` with every jar once, `NAME.classpath` with the class
/// path of each program, and `NAME.aot` where an ahead-of-time cache was made for it.
///
/// @param directory `deploy/target/dist` of the tree
public record Distribution(Path directory) {
    /// The class path of a program.
    public List<String> classPath(Module module) {
        try {
            return Files.readAllLines(directory.resolve(module.name() + ".classpath"));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no class path of " + module + " below " + directory + " (expected: a built tree)", e);
        }
    }

    /// The options of a program's JVM: small, quick to start, and with its cache where there is one.
    ///
    /// The young generation is fixed at an eighth: the collector fills all of it before it begins anew, so that
    /// its size is what an idle service takes. By default it is a third of the heap, for five megabytes that live.
    public List<String> jvmOptions(Module module) {
        Path cache = directory.resolve(AotCaches.cacheOf(module) + ".aot");
        Stream<String> aot = Files.exists(cache) ? Stream.of("-XX:AOTCache=" + cache) : Stream.empty();
        return Stream.concat(
                        Stream.concat(
                                JvmOptions.FIXED.stream(),
                                Stream.of("-Xmx" + module.heapMib() + "m", "-Xmn" + module.heapMib() / 8 + "m")),
                        Stream.concat(JvmOptions.compilers(module).stream(), aot))
                .toList();
    }
}
