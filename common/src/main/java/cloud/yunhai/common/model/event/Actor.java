package cloud.yunhai.common.model.event;

import cloud.yunhai.common.model.id.TenantId;
import org.jspecify.annotations.Nullable;

/// Who asks for a change.
///
/// @param id account id, or the module's name for a service
/// @param name login name or module
/// @param tenantId the tenant acted for; null for operators and services
public record Actor(
        ActorKind kind,
        String id,
        String name,
        @Nullable TenantId tenantId,
        @Nullable String requestId) {

    /// The platform itself, acting through a module.
    public static Actor service(String module) {
        return new Actor(ActorKind.SERVICE, module, module, null, null);
    }
}
