package cloud.yunhai.deploy.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// How a command tells its result: for people, or as JSON for programs.
final class Output {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json (default: ${DEFAULT-VALUE})")
    private String format = "text";

    boolean json() {
        return switch (format) {
            case "json" -> true;
            case "text", "table" -> false;
            default -> throw new IllegalArgumentException("output: " + format + " (expected: text or json)");
        };
    }

    /// Prints the value as JSON, or the lines.
    void print(PrintStream out, Object value, List<String> lines) {
        if (json()) {
            out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value));
        } else {
            lines.forEach(out::println);
        }
    }

    /// What went on, for people only: standard error.
    void progress(String text) {
        System.err.println(text);
    }

    /// A map in the order given, since JSON is read by people too.
    static Map<String, @Nullable Object> ordered(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> map = new java.util.LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return map;
    }
}
