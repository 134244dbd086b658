package cloud.yunhai.apiserver.app;

import cloud.yunhai.apiserver.core.EntityTags;
import cloud.yunhai.apiserver.core.RequestException;
import cloud.yunhai.apiserver.core.RequestIds;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.account.Account;
import cloud.yunhai.common.model.account.Realm;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.event.ActorKind;
import cloud.yunhai.common.model.id.TenantId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who asks, and under which conditions.
///
/// Tenants see and change only their own. Operators see everything, and change what a tenant owns only when they say
/// for which tenant, so that the audit says it too.
///
/// @param account who asks; null: nobody is known (the first operator is being made)
/// @param tenantMember the query member `tenant_id`
/// @param ifMatch the header `If-Match`
public record UserRequest(
        @Nullable Account account,
        @Nullable String tenantMember,
        @Nullable String ifMatch,
        String requestId,
        RequestIds ids) {

    public boolean operator() {
        return account != null && account.realm() == Realm.OPERATOR;
    }

    /// Who asks, where it must be known.
    public Account requireAccount() {
        return Objects.requireNonNull(account, "not authenticated");
    }

    /// Whose resources may be read; null: everybody's.
    public @Nullable String readScope() {
        if (operator()) {
            return tenantMember;
        }
        String own = own();
        if (tenantMember != null && !tenantMember.equals(own)) {
            throw CloudException.notFound("tenant", tenantMember);
        }
        return own;
    }

    /// For which tenant resources are made or changed.
    public String writeScope() {
        String scope = readScope();
        if (scope == null) {
            throw RequestException.invalid("tenant_id", "missing", "the tenant that an operator acts for");
        }
        return scope;
    }

    private String own() {
        TenantId tenant = requireAccount().tenantId();
        if (tenant == null) {
            throw new CloudException(ErrorCode.DENIED, "this account has no tenant");
        }
        return tenant.text();
    }

    /// Who asks, for what belongs to no tenant.
    public Actor actor() {
        return actorFor(null);
    }

    /// Who asks, for what belongs to this tenant.
    public Actor actorFor(@Nullable String tenantId) {
        if (account == null) {
            Actor service = Actor.service("api-server");
            return new Actor(service.kind(), service.id(), service.name(), null, requestId);
        }
        return new Actor(
                operator() ? ActorKind.OPERATOR : ActorKind.USER,
                account.id().text(),
                account.name(),
                tenantId == null ? account.tenantId() : tenant(tenantId),
                requestId);
    }

    private static TenantId tenant(String text) {
        try {
            return TenantId.parse(text);
        } catch (IllegalArgumentException notAnId) {
            throw CloudException.notFound("tenant", text);
        }
    }

    /// Refuses to change a version that the caller has not seen.
    public void checkVersion(long version) {
        if (ifMatch != null && !EntityTags.matches(ifMatch, version)) {
            throw stale(version);
        }
    }

    /// The resource changed since it was read.
    static CloudException stale(long version) {
        return CloudException.of(ErrorCode.STALE_ETAG, "the resource has changed since it was read")
                .detail("version", Long.toString(version))
                .build();
    }
}
