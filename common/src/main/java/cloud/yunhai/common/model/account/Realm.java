package cloud.yunhai.common.model.account;

/// Which portal an account belongs to; names are unique within a realm.
public enum Realm {
    /// The front portal.
    USER,
    /// The admin portal.
    OPERATOR
}
