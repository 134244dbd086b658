package cloud.yunhai.common.model.event;

/// Who did something.
public enum ActorKind {
    /// A tenant's user.
    USER,
    /// An operator.
    OPERATOR,
    /// The platform itself.
    SERVICE
}
