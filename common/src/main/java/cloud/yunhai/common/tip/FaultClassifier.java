package cloud.yunhai.common.tip;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.error.ErrorKind;

/// Says what follows from how a sending ended: whether to send again, and what to think of the process that was asked.
///
/// A fault that a handler has thrown is never a reason to send again: the handler's own calls were repeated by their
/// caller already, and repeating at every level would multiply.
public final class FaultClassifier {
    private FaultClassifier() {}

    /// What to do after this sending.
    public static Verdict judge(Attempt attempt, CallKind kind) {
        return switch (attempt) {
            case Attempt.Answered _ -> new Verdict(false, Peer.NORMAL);
            case Attempt.Garbled _ -> new Verdict(false, Peer.NORMAL);
            case Attempt.Unsent unsent -> new Verdict(!unsent.hopeless(), unsent.tried() ? Peer.DOWN : Peer.UNTOUCHED);
            case Attempt.Unanswered lost ->
                new Verdict(kind.repeatable() && lost.inTime(), lost.inTime() ? Peer.DOWN : Peer.SLOW);
            case Attempt.Refused refused -> refused(refused);
        };
    }

    /// What the caller is told when no more is sent.
    ///
    /// @param unknown whether any sending of this call may have had an effect that nobody has reported
    public static CloudException failure(Attempt last, MethodSpec spec, boolean unknown) {
        boolean definite = last instanceof Attempt.Refused refused && !refused.notBegun();
        if (unknown && !definite) {
            return CloudException.of(
                            ErrorCode.UNKNOWN_OUTCOME, "no answer to " + spec.name() + ": it may have been done")
                    .retryable(spec.kind().repeatable())
                    .internal(reason(last))
                    .build();
        }
        return switch (last) {
            case Attempt.Refused refused -> refused.failure();
            case Attempt.Unsent unsent -> unsent.failure();
            case Attempt.Garbled garbled -> garbled.failure();
            case Attempt.Unanswered lost ->
                CloudException.of(
                                lost.inTime() ? ErrorCode.CONNECTION_LOST : ErrorCode.DEADLINE,
                                "no answer to " + spec.name() + (lost.inTime() ? "" : " in time"))
                        .internal(reason(last))
                        .cause(lost.cause())
                        .build();
            case Attempt.Answered _ -> throw new IllegalArgumentException("attempt: answered (expected: a failure)");
        };
    }

    private static Verdict refused(Attempt.Refused refused) {
        if (!refused.notBegun()) {
            return new Verdict(false, Peer.NORMAL);
        }
        ErrorKind kind = refused.failure().kind();
        return switch (kind) {
            case OVERLOADED -> new Verdict(true, Peer.NORMAL);
            case UNAVAILABLE -> new Verdict(true, Peer.DOWN);
            case INVALID,
                    UNAUTHENTICATED,
                    DENIED,
                    NOT_FOUND,
                    CONFLICT,
                    PRECONDITION,
                    NO_CAPACITY,
                    QUOTA,
                    DEADLINE,
                    UNKNOWN_OUTCOME,
                    INTERNAL -> new Verdict(false, Peer.NORMAL);
        };
    }

    private static String reason(Attempt last) {
        return switch (last) {
            case Attempt.Refused refused -> refused.failure().getMessage();
            case Attempt.Unsent unsent -> unsent.failure().getMessage();
            case Attempt.Garbled garbled -> garbled.failure().getMessage();
            case Attempt.Unanswered lost -> String.valueOf(lost.cause());
            case Attempt.Answered _ -> "answered";
        };
    }

    /// What follows.
    ///
    /// @param repeat whether the call may be sent again
    /// @param peer what to think of the process that was asked
    public record Verdict(boolean repeat, Peer peer) {}

    /// What to think of a process.
    public enum Peer {
        /// It was not asked.
        UNTOUCHED,
        /// It answers.
        NORMAL,
        /// It does not take calls; leave it alone for a moment.
        DOWN,
        /// It took a call and let the time pass.
        SLOW
    }
}
