package cloud.yunhai.deploy.dist;

import cloud.yunhai.deploy.plan.Module;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Lays out the programs of a built tree: every jar once, the class path of each program.
public final class Staging {
    private static final String VERSION = "0.1.0-SNAPSHOT";

    private final Path tree;
    private final Path target;

    /// @param tree the checkout, built
    /// @param target where to lay out
    public Staging(Path tree, Path target) {
        this.tree = tree;
        this.target = target;
    }

    /// Lays out. Answers whether anything differs from what was there, so that caches must be made anew.
    public boolean stage() throws IOException {
        Files.createDirectories(target.resolve("lib"));
        boolean changed = false;
        for (Map.Entry<String, List<Module>> group : AotCaches.GROUPS.entrySet()) {
            changed |= stageGroup(group.getKey(), group.getValue());
        }
        return changed;
    }

    /// The class path that a cache is trained on.
    static Path trainingPath(Path directory, String cache) {
        return directory.resolve(cache + ".training-classpath");
    }

    private boolean stageGroup(String cache, List<Module> programs) throws IOException {
        boolean changed = false;
        Map<String, Set<String>> libraries = new LinkedHashMap<>();
        Map<String, String> ownJars = new LinkedHashMap<>();
        for (Module program : programs) {
            Set<String> names = new LinkedHashSet<>();
            for (Path jar : libraries(program)) {
                names.add(jar.getFileName().toString());
                changed |= copy(jar);
            }
            Path own = ownJar(program.name());
            changed |= copy(own);
            libraries.put(program.name(), names);
            ownJars.put(program.name(), own.getFileName().toString());
        }
        List<String> shared = ClassPaths.shared(List.copyOf(libraries.values()));
        if (programs.size() > 1) {
            Path trainer = tree.resolve("deploy/target/deploy-" + VERSION + "-training.jar");
            changed |= copy(trainer);
            shared = new ArrayList<>(shared);
            shared.add(trainer.getFileName().toString());
        }
        Map<String, List<String>> paths = ClassPaths.ordered(shared, libraries, ownJars);
        for (Map.Entry<String, List<String>> path : paths.entrySet()) {
            changed |= writeList(target.resolve(path.getKey() + ".classpath"), path.getValue());
        }
        List<String> trained = programs.size() > 1
                ? shared
                : Objects.requireNonNull(paths.get(programs.getFirst().name()));
        return changed | writeList(trainingPath(target, cache), trained);
    }

    private List<Path> libraries(Module program) throws IOException {
        Path list = tree.resolve(program.name()).resolve("target/classpath.txt");
        if (!Files.exists(list)) {
            throw new IOException(list + " is missing (expected: a built tree; run deploy/yunhai up)");
        }
        return Arrays.stream(Files.readString(list).strip().split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
    }

    private Path ownJar(String module) {
        return tree.resolve(module).resolve("target").resolve(module + "-" + VERSION + ".jar");
    }

    /// Keeps the time of last change: a cache remembers it and is refused when it differs.
    private boolean copy(Path jar) throws IOException {
        Path copy = target.resolve("lib").resolve(jar.getFileName());
        FileTime time = Files.getLastModifiedTime(jar);
        if (Files.exists(copy)
                && Files.size(copy) == Files.size(jar)
                && Files.getLastModifiedTime(copy).equals(time)) {
            return false;
        }
        Path fresh = copy.resolveSibling(copy.getFileName() + ".new");
        Files.copy(jar, fresh, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        // A running program keeps the file it opened.
        Files.move(fresh, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private boolean writeList(Path file, List<String> jars) throws IOException {
        List<String> lines = jars.stream()
                .map(jar -> target.resolve("lib").resolve(jar).toString())
                .toList();
        if (Files.exists(file) && Files.readAllLines(file).equals(lines)) {
            return false;
        }
        Files.write(file, lines);
        return true;
    }
}
