package cloud.yunhai.common.model.account;

/// Whose a tenant is.
public enum TenantKind {
    /// One user's own.
    USER,
    /// An enterprise's.
    ENTERPRISE
}
