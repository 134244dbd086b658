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
    /// An operator has the undo tried again.
    RETRY,
    /// An operator leaves what one undo could not remove, and has the others go on.
    SKIP,
    /// An operator takes what is left into his own care; nothing more is undone.
    ADOPT
}
