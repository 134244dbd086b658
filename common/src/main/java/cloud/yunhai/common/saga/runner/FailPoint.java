package cloud.yunhai.common.saga.runner;

/// A named moment at which a test may have the process die. In production it is [#NONE], always:
/// no setting of a running platform can replace it, only a constructor argument.
@FunctionalInterface
public interface FailPoint {
    /// Does nothing.
    FailPoint NONE = (moment, saga, step) -> {};

    /// Where the engine is.
    enum Moment {
        /// About to write to the journal; whatever was done since the last write is not recorded.
        BEFORE_WRITE,
        /// The write is done; what it announced has not begun.
        AFTER_WRITE,
        /// An action has returned or failed.
        AFTER_ACTION,
        /// An undo has returned or failed.
        AFTER_UNDO
    }

    /// Called at each of the moments.
    ///
    /// @param moment where the engine is
    /// @param saga the definition's name
    /// @param step the step it is about; of a write, the last step that it changes, or empty if it changes none
    void hit(Moment moment, String saga, String step);
}
