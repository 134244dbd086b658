package cloud.yunhai.common.model.operation;

import cloud.yunhai.common.model.state.StateTable;

/// The states of an operation, which are those of its saga.
public enum OperationState {
    /// Recorded, not begun; perhaps waiting for another operation on the same resource.
    PENDING,
    /// Its steps are being done.
    RUNNING,
    /// All steps are done.
    SUCCEEDED,
    /// It failed or was cancelled; its steps are being undone in reverse order.
    UNWINDING,
    /// It failed, and all is undone (or an operator took over what was left).
    FAILED,
    /// An undo failed for good: an operator must decide. Nothing else waits for it.
    STUCK,
    /// It was cancelled, and all is undone.
    CANCELLED;

    /// The whole machine.
    public static final StateTable<OperationState, OperationEvent> TABLE = StateTable.startingIn(
                    PENDING, OperationEvent.class)
            .add(PENDING, OperationEvent.START, RUNNING)
            .add(PENDING, OperationEvent.UNWIND, UNWINDING)
            .add(RUNNING, OperationEvent.COMPLETE, SUCCEEDED)
            .add(RUNNING, OperationEvent.UNWIND, UNWINDING)
            .add(UNWINDING, OperationEvent.UNWOUND_FAILED, FAILED)
            .add(UNWINDING, OperationEvent.UNWOUND_CANCELLED, CANCELLED)
            .add(UNWINDING, OperationEvent.GIVE_UP, STUCK)
            .add(STUCK, OperationEvent.RESUME, UNWINDING)
            .add(STUCK, OperationEvent.CLOSE, FAILED)
            .build();

    /// Whether it has ended for good.
    public boolean isDone() {
        return switch (this) {
            case SUCCEEDED, FAILED, CANCELLED -> true;
            case PENDING, RUNNING, UNWINDING, STUCK -> false;
        };
    }

    /// Whether the platform has to go on with it by itself; a stuck one waits for an operator.
    public boolean isLive() {
        return switch (this) {
            case PENDING, RUNNING, UNWINDING -> true;
            case SUCCEEDED, FAILED, CANCELLED, STUCK -> false;
        };
    }

    /// Whether it may still be cancelled.
    public boolean isCancellable() {
        return this == PENDING || this == RUNNING;
    }
}
