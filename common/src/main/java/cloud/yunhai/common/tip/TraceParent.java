package cloud.yunhai.common.tip;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The W3C trace context: which request of the outside world all this belongs to.
///
/// @param traceId 32 hex digits, the same through all processes
/// @param spanId 16 hex digits, new with every call
/// @param sampled whether somebody records it
public record TraceParent(String traceId, String spanId, boolean sampled) {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final String NO_TRACE = "0".repeat(32);
    private static final int TRACE_FROM = 3;
    private static final int TRACE_TO = TRACE_FROM + 32;
    private static final int SPAN_TO = TRACE_TO + 1 + 16;
    private static final int LENGTH = SPAN_TO + 3;

    public TraceParent {
        if (!isHex(traceId, 32) || !isHex(spanId, 16) || traceId.equals(NO_TRACE)) {
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
        boolean framed = text.length() == LENGTH
                && text.startsWith("00-")
                && text.charAt(TRACE_TO) == '-'
                && text.charAt(SPAN_TO) == '-';
        if (!framed) {
            return Optional.empty();
        }
        String traceId = text.substring(TRACE_FROM, TRACE_TO);
        String spanId = text.substring(TRACE_TO + 1, SPAN_TO);
        String flags = text.substring(SPAN_TO + 1);
        if (!isHex(traceId, 32) || !isHex(spanId, 16) || !isHex(flags, 2) || traceId.equals(NO_TRACE)) {
            return Optional.empty();
        }
        return Optional.of(new TraceParent(traceId, spanId, (HexFormat.fromHexDigit(flags.charAt(1)) & 1) == 1));
    }

    /// The same trace, one call further.
    public TraceParent child(RandomGenerator random) {
        return new TraceParent(traceId, HEX.toHexDigits(random.nextLong()), sampled);
    }

    /// The header form of [#child], made at once: it goes out with every call.
    public String childText(RandomGenerator random) {
        byte[] text = new byte[LENGTH];
        for (int i = 0; i < traceId.length(); i++) {
            text[TRACE_FROM + i] = (byte) traceId.charAt(i);
        }
        return withSpan(text, random, sampled);
    }

    /// The header form of [#fresh], made at once.
    public static String freshText(RandomGenerator random) {
        byte[] text = new byte[LENGTH];
        putHex(text, TRACE_FROM, random.nextLong() | 1);
        putHex(text, TRACE_FROM + 16, random.nextLong());
        return withSpan(text, random, true);
    }

    /// The header form.
    @Override
    public String toString() {
        return text(traceId, spanId, sampled);
    }

    private static String text(String traceId, String spanId, boolean sampled) {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }

    /// Completes a text that has its trace id.
    private static String withSpan(byte[] text, RandomGenerator random, boolean sampled) {
        text[0] = '0';
        text[1] = '0';
        text[2] = '-';
        text[TRACE_TO] = '-';
        putHex(text, TRACE_TO + 1, random.nextLong());
        text[SPAN_TO] = '-';
        text[SPAN_TO + 1] = '0';
        text[SPAN_TO + 2] = (byte) (sampled ? '1' : '0');
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void putHex(byte[] text, int from, long value) {
        long rest = value;
        for (int i = from + 15; i >= from; i--) {
            text[i] = DIGITS[(int) (rest & 0xf)];
            rest >>>= 4;
        }
    }

    /// By hand: a pattern costs more than all the rest of reading a header.
    private static boolean isHex(String text, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char digit = text.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }
}
