package cloud.yunhai.apiclient.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Values as people read them.
final class Cells {
    private static final Pattern MOMENT = Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)(\\.\\d+)?Z");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

    private Cells() {}

    /// On one line; `-` when there is nothing.
    static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "-";
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "yes" : "no";
        }
        if (value.isArray() || value.isObject()) {
            return together(value);
        }
        String text = value.asString();
        var moment = MOMENT.matcher(text);
        String shown =
                moment.matches() ? moment.group(1) + "Z" : printable(text).replace('\n', ' ');
        return shown.isEmpty() ? "-" : shown;
    }

    private static String together(JsonNode value) {
        List<String> parts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> parts.add(text(item)));
        } else {
            value.properties().forEach(member -> parts.add(member.getKey() + "=" + text(member.getValue())));
        }
        return parts.isEmpty() ? "-" : String.join(",", parts);
    }

    /// Without what a terminal would take for a command: names and messages come from anybody.
    static String printable(String text) {
        return CONTROL.matcher(text).replaceAll("\uFFFD");
    }
}
