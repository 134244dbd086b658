package cloud.yunhai.common.error;

/// What sort of thing went wrong: few, stable, and enough to decide what to do next.
///
/// Every edge (HTTP status, exit status, retry) is decided by the kind alone.
public enum ErrorKind {
    /// The request itself is wrong; it will be wrong the next time too.
    INVALID(false),
    /// Who asks is not known.
    UNAUTHENTICATED(false),
    /// Who asks is known and may not.
    DENIED(false),
    /// What is asked for does not exist, or must not be known to exist.
    NOT_FOUND(false),
    /// The resource is in a state that forbids it, or somebody else was first.
    CONFLICT(false),
    /// A condition that the caller itself has set does not hold.
    PRECONDITION(false),
    /// The platform has nothing left to give.
    NO_CAPACITY(false),
    /// The tenant has used up what it may have.
    QUOTA(false),
    /// Too much is going on; nothing was begun.
    OVERLOADED(true),
    /// A part of the platform does not answer; nothing was begun.
    UNAVAILABLE(true),
    /// The time given was used up, and nothing was changed.
    DEADLINE(true),
    /// The request left and no answer came: it may have happened or not. Not a failure: find out, or repeat if
    /// repeatable.
    UNKNOWN_OUTCOME(false),
    /// A mistake of ours.
    INTERNAL(false);

    private final boolean retryable;

    ErrorKind(boolean retryable) {
        this.retryable = retryable;
    }

    /// Whether the same request may simply be sent again, if nothing more special is known.
    public boolean retryable() {
        return retryable;
    }
}
