package cloud.yunhai.deploy.dist;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Orders class paths so that programs which share a cache begin alike. Pure.
final class ClassPaths {
    private ClassPaths() {}

    /// What all of these have, in one fixed order.
    static List<String> shared(List<Set<String>> libraries) {
        Set<String> all = new TreeSet<>(libraries.getFirst());
        libraries.forEach(all::retainAll);
        return List.copyOf(all);
    }

    /// For each program: what is shared, then its other libraries, then its own jar.
    ///
    /// @param libraries jar names by program, without their own
    /// @param ownJars by program
    static Map<String, List<String>> ordered(
            List<String> shared, Map<String, Set<String>> libraries, Map<String, String> ownJars) {
        Map<String, List<String>> ordered = new LinkedHashMap<>();
        libraries.forEach((program, jars) -> {
            Set<String> path = new LinkedHashSet<>(shared);
            path.addAll(new TreeSet<>(jars));
            List<String> whole = new ArrayList<>(path);
            whole.add(ownJars.get(program));
            ordered.put(program, whole);
        });
        return ordered;
    }
}
