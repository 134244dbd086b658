package cloud.yunhai.common.model.account;

import cloud.yunhai.common.model.id.AccountId;
import cloud.yunhai.common.model.id.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who logs in: a user of a tenant, or an operator.
///
/// @param tenantId null for operators
public record Account(
        AccountId id,
        Realm realm,
        String name,
        @Nullable TenantId tenantId,
        boolean enabled,
        Instant createdAt,
        long version) {}
