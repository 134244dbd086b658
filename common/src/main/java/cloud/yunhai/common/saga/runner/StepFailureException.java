package cloud.yunhai.common.saga.runner;

import cloud.yunhai.common.saga.journal.Failure;
import java.io.Serial;

/// A failure that says itself what it means; for actions that have no better exception.
public final class StepFailureException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;
    private final boolean retryable;

    /// A failure of this kind.
    public StepFailureException(String kind, String message, boolean retryable) {
        super(message);
        this.failure = new Failure(kind, message, null, null);
        this.retryable = retryable;
    }

    FailureClassifier.Verdict verdict() {
        return new FailureClassifier.Verdict(failure, retryable);
    }
}
