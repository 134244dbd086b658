package cloud.yunhai.common.saga.journal;

/// Where a step is. Ordinary order: STARTED, FINISHED; and backwards UNDOING, UNDONE.
///
/// Which state may follow which is in [#canBecome(StepState)].
public enum StepState {
    /// Its action may have been called.
    STARTED,
    /// Its action returned; the output is recorded.
    FINISHED,
    /// Its action failed; it may be tried again, and may have had its effect all the same.
    FAILED,
    /// Its undo may have been called.
    UNDOING,
    /// Its undo failed; it may be tried again.
    UNDO_FAILED,
    /// Its undo returned: nothing is left of it.
    UNDONE,
    /// An operator decided to leave what its undo could not remove.
    SKIPPED,
    /// An operator took over what was left when the whole saga was given up.
    ADOPTED;

    /// Whether the journal may hold this state after that one. A repeated write of the same state is allowed,
    /// since an attempt that was cut short is simply begun again.
    public boolean canBecome(StepState next) {
        if (this == next) {
            return true;
        }
        return switch (this) {
            case STARTED -> next == FINISHED || next == FAILED || next == UNDOING || next == ADOPTED;
            case FAILED -> next == STARTED || next == UNDOING || next == ADOPTED;
            case FINISHED -> next == UNDOING || next == ADOPTED;
            case UNDOING -> next == UNDONE || next == UNDO_FAILED;
            case UNDO_FAILED -> next == UNDOING || next == SKIPPED || next == ADOPTED;
            case UNDONE, SKIPPED, ADOPTED -> false;
        };
    }

    /// Whether nothing is left to undo.
    public boolean isSettled() {
        return this == UNDONE || this == SKIPPED || this == ADOPTED;
    }
}
