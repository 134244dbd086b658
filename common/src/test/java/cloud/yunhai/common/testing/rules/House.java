package cloud.yunhai.common.testing.rules;

import java.util.Set;

/// What sort of module it is.
///
/// @param name the module, as `vm-scheduler`
/// @param kind decides which rules hold
/// @param basePackage where its classes are
record House(String name, Kind kind, String basePackage) {
    private static final Set<String> HOST_MODULES = Set.of("vm-controller", "volume-provider", "dhcp-controller");
    private static final Set<String> SERVICES = Set.of(
            "resource-scheduler",
            "vm-scheduler",
            "vm-controller",
            "volume-scheduler",
            "volume-provider",
            "network-provider",
            "dhcp-controller",
            "node-agent",
            "lol-server",
            "image-server",
            "db-proxy");

    static House module(String name) {
        return new House(name, kindOf(name), packageOf(name));
    }

    private static Kind kindOf(String name) {
        return switch (name) {
            case "common" -> Kind.COMMON;
            case "api-common" -> Kind.REPRESENTATION;
            case "api-client" -> Kind.CLIENT;
            case "api-server" -> Kind.API;
            case "portal" -> Kind.PORTAL_FRAME;
            case "iaas-front", "iaas-admin" -> Kind.PORTAL;
            case "deploy" -> Kind.PACKAGING;
            default -> {
                if (!SERVICES.contains(name)) {
                    throw new IllegalArgumentException("module: " + name + " (expected: a module of the house)");
                }
                yield Kind.SERVICE;
            }
        };
    }

    static String packageOf(String module) {
        return "cloud.yunhai." + module.replace("-", "");
    }

    /// Whether it is built of the five packages.
    boolean layered() {
        return kind == Kind.SERVICE || kind == Kind.API || kind == Kind.PORTAL;
    }

    /// Whether it runs on a host that must have no rights in the database.
    boolean ofHost() {
        return HOST_MODULES.contains(name);
    }

    /// Sorts of modules.
    enum Kind {
        COMMON,
        REPRESENTATION,
        CLIENT,
        API,
        /// What both portals share.
        PORTAL_FRAME,
        PORTAL,
        SERVICE,
        PACKAGING
    }
}
