package cloud.yunhai.common.model.operation;

/// What can happen to an operation; see [OperationState#TABLE].
public enum OperationEvent {
    /// The first step is begun.
    START,
    /// The last step is finished.
    COMPLETE,
    /// A step failed for good, the operation was cancelled or its deadline passed: what was done is undone.
    UNWIND,
    /// All is undone after a failure.
    UNWOUND_FAILED,
    /// All is undone after a cancellation.
    UNWOUND_CANCELLED,
    /// An undo did not succeed within its budget.
    GIVE_UP,
    /// An operator has it go on: the failed undo is tried again, skipped, or all that is left is adopted.
    RESUME,
    /// An operator ends it, nothing being left to undo.
    CLOSE
}
