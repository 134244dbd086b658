package cloud.yunhai.common.model.operation;

/// One step of an operation.
public enum StepState {
    /// Not begun.
    PENDING,
    /// Begun; may have had an effect.
    RUNNING,
    /// Done.
    SUCCEEDED,
    /// Refused or failed.
    FAILED,
    /// Being undone.
    UNDOING,
    /// Undone: holds nothing.
    UNDONE,
    /// Left out by an operator's decision.
    SKIPPED
}
