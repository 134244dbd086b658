package cloud.yunhai.apiserver.core;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as they are written in queries: `500ms`, `30s`, `1m`.
public final class Durations {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})(ms|s|m)");

    private Durations() {}

    /// Reads one.
    ///
    /// @throws RequestException when it is none, or longer than the greatest
    public static Duration parse(String name, String text, Duration greatest) {
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches()) {
            long number = Long.parseLong(matcher.group(1));
            Duration duration = switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                default -> Duration.ofMinutes(number);
            };
            if (duration.compareTo(greatest) <= 0) {
                return duration;
            }
        }
        throw RequestException.invalid(name, text, "a number with ms, s or m, at most " + greatest.toSeconds() + "s");
    }
}
