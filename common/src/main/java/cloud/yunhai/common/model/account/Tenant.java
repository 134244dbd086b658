package cloud.yunhai.common.model.account;

import cloud.yunhai.common.model.id.GroupId;
import cloud.yunhai.common.model.id.TenantId;
import java.time.Instant;

/// The owner of resources: a user's own, or an enterprise's.
public record Tenant(TenantId id, String name, TenantKind kind, GroupId groupId, Instant createdAt, long version) {}
