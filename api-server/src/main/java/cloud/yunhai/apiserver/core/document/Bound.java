package cloud.yunhai.apiserver.core.document;

import java.util.Set;

/// A checked request.
///
/// @param cleared the members that were given as an explicit null, which clears them
public record Bound<T>(T value, Set<String> cleared) {
    public Bound {
        cleared = Set.copyOf(cleared);
    }
}
