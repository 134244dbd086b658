package cloud.yunhai.common.saga.runner;

import cloud.yunhai.common.saga.journal.Failure;

/// Decides what an exception of an action means.
@FunctionalInterface
public interface FailureClassifier {
    /// The verdict.
    Verdict classify(Throwable thrown);

    /// What went wrong, and whether trying again can help.
    ///
    /// @param failure for the journal
    /// @param retryable whether the same call may succeed later
    record Verdict(Failure failure, boolean retryable) {}
}
