package cloud.yunhai.apiserver.endpoint;

/// Who may ask for an endpoint.
public enum Access {
    /// Everybody.
    PUBLIC,
    /// Every account; what belongs to no tenant.
    ACCOUNT,
    /// Every account: tenants for their own, operators for everybody's (see the query member `tenant_id`).
    TENANT,
    /// Operators.
    OPERATOR,
    /// Operators; and whoever holds the bootstrap secret, while there is no operator.
    FIRST_OPERATOR
}
