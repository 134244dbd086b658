package cloud.yunhai.iaasfront.core;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Labels as people write them: a line `name=value` for each.
public final class LabelText {
    private LabelText() {}

    /// What the lines say.
    ///
    /// @throws IllegalArgumentException naming the first line that says nothing
    public static Map<String, String> parse(String text) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String line :
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(line + " (expected: name=value)");
            }
            String name = line.substring(0, equals).strip();
            if (labels.put(name, line.substring(equals + 1).strip()) != null) {
                throw new IllegalArgumentException(line + " (expected: each name once)");
            }
        }
        return labels;
    }

    /// The lines that say this.
    public static String of(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining("\n"));
    }
}
