package cloud.yunhai.resourcescheduler.adapter.tip;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.saga.journal.Failure;
import cloud.yunhai.common.saga.runner.DefaultFailureClassifier;
import cloud.yunhai.common.saga.runner.FailureClassifier;

/// What the faults of other services mean for a step: the kind says whether trying again can help.
public final class TipFailures implements FailureClassifier {
    private final FailureClassifier others = new DefaultFailureClassifier();

    @Override
    public Verdict classify(Throwable thrown) {
        if (!(thrown instanceof CloudException fault)) {
            return others.classify(thrown);
        }
        Failure failure = new Failure(fault.kind().name(), fault.userMessage(), fault.internal(), null);
        // A call of unknown outcome may be sent again: every step is an ensure.
        return switch (fault.kind()) {
            case UNAVAILABLE, OVERLOADED, DEADLINE, UNKNOWN_OUTCOME -> new Verdict(failure, true);
            case INVALID, UNAUTHENTICATED, DENIED, NOT_FOUND, CONFLICT, PRECONDITION, NO_CAPACITY, QUOTA, INTERNAL ->
                new Verdict(failure, false);
        };
    }
}
