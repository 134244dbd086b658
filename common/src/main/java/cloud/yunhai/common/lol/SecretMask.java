package cloud.yunhai.common.lol;

import java.util.regex.Pattern;

/// Keeps secrets out of the log, should they ever get near it.
public final class SecretMask {
    private static final String MASK = "***";
    private static final Pattern NAME =
            Pattern.compile("(?i).*(password|passwd|secret|token|authorization|credential|private.?key).*");
    private static final Pattern IN_TEXT = Pattern.compile(
            "(?i)\\b([\\w.-]*(?:password|passwd|secret|token|authorization|credential)s?\"?\\s*[=:]\\s*\"?)"
                    + "(?:Bearer\\s+|Basic\\s+)?[^\\s\",;&}\\])]+");
    private static final Pattern BEARER = Pattern.compile("(?i)\\b(Bearer\\s+)[A-Za-z0-9._~+/=-]{8,}");

    private SecretMask() {}

    /// The value under that name, or the mask where the name speaks of a secret.
    public static String value(String name, String value) {
        return NAME.matcher(name).matches() && !isHarmless(name) ? MASK : text(value);
    }

    /// The text with what stands behind names of secrets masked.
    public static String text(String text) {
        String masked = IN_TEXT.matcher(text).replaceAll("$1" + MASK);
        return BEARER.matcher(masked).replaceAll("$1" + MASK);
    }

    /// Names that speak of where a secret is, or of a number that only sounds like one.
    private static boolean isHarmless(String name) {
        return name.endsWith("File")
                || name.endsWith("-file")
                || name.endsWith("fencing")
                || name.equals("fencingToken");
    }
}
