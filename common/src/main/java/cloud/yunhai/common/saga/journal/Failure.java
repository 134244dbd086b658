package cloud.yunhai.common.saga.journal;

import org.jspecify.annotations.Nullable;

/// Why a step or a saga failed.
///
/// @param kind the name of the error's code (see `ErrorCode`), or [#CANCELLED]
/// @param message for the tenant
/// @param detail for operators; never shown to the tenant
/// @param step the step that failed, if one did
public record Failure(
        String kind,
        String message,
        @Nullable String detail,
        @Nullable String step) {
    /// The kind of a saga that was cancelled or superseded.
    public static final String CANCELLED = "CANCELLED";

    /// The kind of a saga or step that ran out of time.
    public static final String DEADLINE = "DEADLINE";

    /// The kind of a defect in the platform itself.
    public static final String INTERNAL = "INTERNAL";

    /// A cancellation with its reason.
    public static Failure cancelled(@Nullable String reason) {
        return new Failure(CANCELLED, reason == null ? "cancelled" : reason, null, null);
    }

    /// The same failure, laid to a step.
    public Failure in(String stepName) {
        return new Failure(kind, message, detail, stepName);
    }

    /// Whether this is a cancellation and not a fault.
    public boolean isCancellation() {
        return kind.equals(CANCELLED);
    }
}
