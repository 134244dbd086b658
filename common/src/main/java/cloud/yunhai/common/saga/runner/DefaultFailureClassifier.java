package cloud.yunhai.common.saga.runner;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.saga.journal.Failure;
import java.util.concurrent.TimeoutException;

/// Goes by the error's kind. A call of unknown outcome is made again, since every action is an ensure. What is not a
/// [CloudException] is a defect: it is not tried again, and its text is kept from the tenant.
public final class DefaultFailureClassifier implements FailureClassifier {
    @Override
    public Verdict classify(Throwable thrown) {
        return switch (thrown) {
            case CloudException fault ->
                new Verdict(
                        new Failure(fault.code().name(), fault.userMessage(), fault.internal(), null),
                        fault.retryable() || mayPass(fault.kind()));
            case InterruptedException _ -> outOfTime(thrown);
            case TimeoutException _ -> outOfTime(thrown);
            default -> new Verdict(new Failure(Failure.INTERNAL, "internal error", thrown.toString(), null), false);
        };
    }

    private static boolean mayPass(ErrorKind kind) {
        return switch (kind) {
            case OVERLOADED, UNAVAILABLE, DEADLINE, UNKNOWN_OUTCOME -> true;
            case INVALID, UNAUTHENTICATED, DENIED, NOT_FOUND, CONFLICT, PRECONDITION, NO_CAPACITY, QUOTA, INTERNAL ->
                false;
        };
    }

    private static Verdict outOfTime(Throwable thrown) {
        return new Verdict(new Failure(Failure.DEADLINE, "not done in time", thrown.toString(), null), true);
    }
}
