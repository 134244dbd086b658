package cloud.yunhai.deploy.dist;

import cloud.yunhai.deploy.plan.Module;
import java.util.List;
import java.util.Map;

/// Which programs share an ahead-of-time cache.
///
/// A cache serves every program whose class path begins with the one it was trained on. The plain services share all
/// but their own jar, so one cache serves ten of them; the database, the API and the portals have other libraries.
final class AotCaches {
    /// Programs by cache. A cache of one program is trained on its whole class path.
    static final Map<String, List<Module>> GROUPS = Map.of(
            "plain",
            List.of(
                    Module.RESOURCE_SCHEDULER,
                    Module.VM_SCHEDULER,
                    Module.VM_CONTROLLER,
                    Module.IMAGE_SERVER,
                    Module.VOLUME_SCHEDULER,
                    Module.VOLUME_PROVIDER,
                    Module.NETWORK_PROVIDER,
                    Module.DHCP_CONTROLLER,
                    Module.NODE_AGENT,
                    Module.LOL_SERVER),
            "portal",
            List.of(Module.IAAS_FRONT, Module.IAAS_ADMIN),
            "api-server",
            List.of(Module.API_SERVER),
            "db-proxy",
            List.of(Module.DB_PROXY));

    private AotCaches() {}

    /// The cache that serves a program.
    static String cacheOf(Module module) {
        return GROUPS.entrySet().stream()
                .filter(group -> group.getValue().contains(module))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("module: " + module + " (expected: one with a cache)"))
                .getKey();
    }
}
