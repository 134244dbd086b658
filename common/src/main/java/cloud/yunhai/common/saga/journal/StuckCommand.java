package cloud.yunhai.common.saga.journal;

/// What an operator can decide about a stuck saga.
public enum StuckCommand {
    /// Try the failed undo again, with a fresh budget.
    RETRY,
    /// Leave what the failed undo could not remove, and undo the rest.
    SKIP,
    /// Undo no more steps: the operator takes what is left into his own care.
    ADOPT
}
