package cloud.yunhai.common.model.account;

import cloud.yunhai.common.model.id.GroupId;
import java.time.Instant;

/// Tenants that share a quota.
///
/// @param quota what its tenants may hold together
/// @param used what they hold now
public record Group(GroupId id, String name, Quota quota, Quota used, Instant createdAt, long version) {}
