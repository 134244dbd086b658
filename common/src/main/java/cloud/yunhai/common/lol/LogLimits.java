package cloud.yunhai.common.lol;

/// The sizes of records, batches and spools.
public final class LogLimits {
    /// Characters of a message.
    public static final int MESSAGE_CHARS = 8_000;

    /// Characters of an error.
    public static final int ERROR_CHARS = 8_000;

    /// Characters of an id, a logger's name, or another short text.
    public static final int NAME_CHARS = 250;

    /// Characters of one of the event's values.
    public static final int VALUE_CHARS = 2_000;

    /// Names and values of one event.
    public static final int VALUES = 40;

    /// Records of one batch.
    public static final int BATCH_RECORDS = 500;

    /// Bytes of one batch.
    public static final int BATCH_BYTES = 4 << 20;

    private LogLimits() {}

    /// The beginning of a text that is too long, and a sign that something is missing.
    public static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max - 1) + "…";
    }
}
