package cloud.yunhai.common.saga.runner;

/// A named place at which a test may have the process die. In production it is [#NONE], always:
/// no setting of a running platform can replace it, only a constructor argument.
@FunctionalInterface
public interface FailPoint {
    /// Does nothing.
    FailPoint NONE = (moment, saga, step) -> {};

    /// Where in a step the engine is.
    enum Moment {
        /// The next write says that the action is about to be called.
        BEFORE_START_WRITE,
        /// It is written, the action not yet called.
        BEFORE_ACTION,
        /// The action has returned, nothing is written yet.
        AFTER_ACTION,
        /// The end of the action is written.
        AFTER_FINISH_WRITE,
        /// The undo is about to be called, and the journal says so.
        BEFORE_UNDO,
        /// The undo has returned, nothing is written yet.
        AFTER_UNDO,
        /// The end of the undo is written.
        AFTER_UNDO_WRITE
    }

    /// Called at each of the moments.
    void hit(Moment moment, String saga, String step);
}
