package cloud.yunhai.iaasadmin.app;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What things are called, by their ids, which tell the kinds apart.
public record Names(Map<String, String> byId) {
    public Names {
        byId = Map.copyOf(byId);
    }

    /// The name; the id itself where none is known.
    public String of(@Nullable String id) {
        return id == null ? "" : byId.getOrDefault(id, id);
    }

    /// Whether the name is known.
    public boolean knows(@Nullable String id) {
        return id != null && byId.containsKey(id);
    }

    /// The id that is meant by an id or a name.
    ///
    /// @param prefix of the ids of that kind, as `hst_`
    public Optional<String> id(String prefix, String text) {
        if (text.startsWith(prefix)) {
            return Optional.of(text);
        }
        return byId.entrySet().stream()
                .filter(named ->
                        named.getKey().startsWith(prefix) && named.getValue().equals(text))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }

    /// All names of one kind, sorted.
    public Collection<String> all(String prefix) {
        TreeSet<String> names = new TreeSet<>();
        byId.forEach((id, name) -> {
            if (id.startsWith(prefix)) {
                names.add(name);
            }
        });
        return names;
    }
}
