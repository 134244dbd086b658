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

    /// Whether the journal may hold that state after this one. The same state may be written again, since a try
    /// that was cut short is simply begun again; and a step with nothing to undo is undone without UNDOING.
    public boolean canBecome(StepState next) {
        if (this == next) {
            return true;
        }
        return switch (this) {
            case STARTED -> next == FINISHED || next == FAILED || next.isBackwards();
            case FAILED -> next == STARTED || next.isBackwards();
            case FINISHED -> next.isBackwards();
            case UNDOING -> next == UNDONE || next == UNDO_FAILED;
            case UNDO_FAILED -> next == UNDOING || next == SKIPPED || next == ADOPTED;
            case UNDONE, SKIPPED, ADOPTED -> false;
        };
    }

    /// Whether nothing is left to undo.
    public boolean isSettled() {
        return this == UNDONE || this == SKIPPED || this == ADOPTED;
    }

    private boolean isBackwards() {
        return this == UNDOING || this == UNDO_FAILED || this == UNDONE || this == ADOPTED;
    }
}
