package cloud.yunhai.common.tip;

/// What a second sending of the same call would do; said by the IDL for each method.
public enum CallKind {
    /// Changes nothing.
    READ(true),
    /// Makes it so; repeatable with the same arguments.
    ENSURE(true),
    /// Undoes what is there; repeatable.
    UNDO(true),
    /// Must not be sent twice.
    ONCE(false);

    private final boolean repeatable;

    CallKind(boolean repeatable) {
        this.repeatable = repeatable;
    }

    public boolean repeatable() {
        return repeatable;
    }
}
