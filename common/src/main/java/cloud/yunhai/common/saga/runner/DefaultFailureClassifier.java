package cloud.yunhai.common.saga.runner;

import cloud.yunhai.common.saga.journal.Failure;
import java.util.concurrent.TimeoutException;

/// Knows the platform's own exceptions. Everything else is a defect: not tried again, and its text
/// is kept from the tenant.
public final class DefaultFailureClassifier implements FailureClassifier {
    @Override
    public Verdict classify(Throwable thrown) {
        return switch (thrown) {
            case StepFailureException own -> own.verdict();
            case InterruptedException _ -> outOfTime(thrown);
            case TimeoutException _ -> outOfTime(thrown);
            default -> new Verdict(new Failure(Failure.INTERNAL, "internal error", thrown.toString(), null), false);
        };
    }

    private static Verdict outOfTime(Throwable thrown) {
        return new Verdict(new Failure(Failure.DEADLINE, "not done in time", thrown.toString(), null), true);
    }
}
