package cloud.yunhai.apiclient.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Labels as they are typed.
final class Labels {
    private Labels() {}

    /// A change of labels: an empty value removes the label. Null when there is nothing to change.
    static @Nullable Map<String, @Nullable String> change(Map<String, String> typed) {
        if (typed.isEmpty()) {
            return null;
        }
        Map<String, @Nullable String> change = new LinkedHashMap<>();
        typed.forEach((key, value) -> change.put(key, value.isEmpty() ? null : value));
        return change;
    }
}
