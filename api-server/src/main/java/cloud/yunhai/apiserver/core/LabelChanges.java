package cloud.yunhai.apiserver.core;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// JSON Merge Patch of labels.
public final class LabelChanges {
    private static final int LABELS_MAX = 64;

    private LabelChanges() {}

    /// The labels afterwards: null removes, anything else sets, the rest stays.
    ///
    /// @throws RequestException when there would be too many
    public static Map<String, String> apply(Map<String, String> now, @Nullable Map<String, @Nullable String> changes) {
        if (changes == null) {
            return now;
        }
        Map<String, String> merged = new TreeMap<>(now);
        changes.forEach((name, value) -> {
            if (value == null) {
                merged.remove(name);
            } else {
                merged.put(name, value);
            }
        });
        if (merged.size() > LABELS_MAX) {
            Faults faults = new Faults();
            faults.wrong("/labels", merged.size() + " labels afterwards", "at most " + LABELS_MAX);
            faults.throwIfUnprocessable();
        }
        return merged;
    }
}
