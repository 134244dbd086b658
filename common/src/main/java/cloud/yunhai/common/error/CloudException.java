package cloud.yunhai.common.error;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What every layer throws: one kind and code to act upon, a message for the user, and a detail for us alone.
///
/// It is mapped once, at the edge (TIP fault, HTTP problem). The message and the details reach the user; the internal
/// detail and the cause go to the log of the process that handles it and never over the wire.
public final class CloudException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final String userMessage;
    private final @Nullable String internal;

    @SuppressWarnings("serial") // exceptions are never serialized here
    private final Map<String, String> details;

    private final boolean retryable;

    /// The usual form.
    public CloudException(ErrorCode code, String userMessage) {
        this(of(code, userMessage));
    }

    /// The usual form, with what led to it.
    public CloudException(ErrorCode code, String userMessage, Throwable cause) {
        this(of(code, userMessage).cause(cause));
    }

    private CloudException(Builder from) {
        super(from.userMessage, from.cause);
        this.code = from.code;
        this.userMessage = from.userMessage;
        this.internal = from.internal;
        this.details = Map.copyOf(from.details);
        this.retryable = from.retryable;
    }

    /// Begins one with more than a message.
    public static Builder of(ErrorCode code, String userMessage) {
        return new Builder(code, userMessage);
    }

    /// A wrong value, in the words that the house uses everywhere.
    public static CloudException invalid(String field, @Nullable Object value, String expected) {
        return of(ErrorCode.INVALID, field + ": " + value + " (expected: " + expected + ")")
                .detail("field", field)
                .build();
    }

    /// A resource that does not exist.
    public static CloudException notFound(String what, String id) {
        return new CloudException(ErrorCode.NOT_FOUND, "no " + what + " " + id);
    }

    public ErrorKind kind() {
        return code.kind();
    }

    public ErrorCode code() {
        return code;
    }

    /// For the user: no class names, no internals.
    public String userMessage() {
        return userMessage;
    }

    /// For us: log and trace only.
    public @Nullable String internal() {
        return internal;
    }

    /// Facts for the user or a program: names and values.
    public Map<String, String> details() {
        return details;
    }

    /// Whether the same request may be sent again.
    public boolean retryable() {
        return retryable;
    }

    /// Everything, for logs.
    @Override
    public String getMessage() {
        return code + ": " + userMessage + (internal == null ? "" : " [" + internal + "]");
    }

    /// Collects the parts of a [CloudException].
    public static final class Builder {
        private final ErrorCode code;
        private final String userMessage;
        private final Map<String, String> details = new LinkedHashMap<>();
        private @Nullable String internal;
        private @Nullable Throwable cause;
        private boolean retryable;

        private Builder(ErrorCode code, String userMessage) {
            this.code = code;
            this.userMessage = userMessage;
            this.retryable = code.kind().retryable();
        }

        public Builder internal(@Nullable String text) {
            this.internal = text;
            return this;
        }

        public Builder detail(String name, String value) {
            details.put(name, value);
            return this;
        }

        public Builder details(Map<String, String> more) {
            details.putAll(more);
            return this;
        }

        public Builder retryable(boolean value) {
            this.retryable = value;
            return this;
        }

        public Builder cause(@Nullable Throwable value) {
            this.cause = value;
            return this;
        }

        public CloudException build() {
            return new CloudException(this);
        }
    }
}
