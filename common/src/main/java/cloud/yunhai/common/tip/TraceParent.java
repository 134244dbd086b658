package cloud.yunhai.common.tip;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The W3C trace context: which request of the outside world all this belongs to.
///
/// @param traceId 32 hex digits, the same through all processes
/// @param spanId 16 hex digits, new with every call
/// @param sampled whether somebody records it
public record TraceParent(String traceId, String spanId, boolean sampled) {
    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final HexFormat HEX = HexFormat.of();
    private static final String NO_TRACE = "0".repeat(32);

    public TraceParent {
        if (!FORM.matcher(text(traceId, spanId, sampled)).matches() || traceId.equals(NO_TRACE)) {
            throw new IllegalArgumentException("traceparent: " + text(traceId, spanId, sampled)
                    + " (expected: 32 and 16 lower-case hex digits, not all zero)");
        }
    }

    /// Begins a trace.
    public static TraceParent fresh(RandomGenerator random) {
        return new TraceParent(
                HEX.toHexDigits(random.nextLong() | 1) + HEX.toHexDigits(random.nextLong()),
                HEX.toHexDigits(random.nextLong()),
                true);
    }

    /// Reads the header form; empty for anything else, since a bad trace is no reason to refuse a call.
    public static Optional<TraceParent> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || matcher.group(1).equals(NO_TRACE)) {
            return Optional.empty();
        }
        boolean sampled = (HexFormat.fromHexDigits(matcher.group(3)) & 1) == 1;
        return Optional.of(new TraceParent(matcher.group(1), matcher.group(2), sampled));
    }

    /// The same trace, one call further.
    public TraceParent child(RandomGenerator random) {
        return new TraceParent(traceId, HEX.toHexDigits(random.nextLong()), sampled);
    }

    /// The header form.
    @Override
    public String toString() {
        return text(traceId, spanId, sampled);
    }

    private static String text(String traceId, String spanId, boolean sampled) {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }
}
