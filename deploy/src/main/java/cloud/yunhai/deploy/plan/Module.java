package cloud.yunhai.deploy.plan;

import org.jspecify.annotations.Nullable;

/// The programs of the platform, with the ports they use unless a home moves them.
///
/// @param name the module's name
/// @param application the simple name of its main class
/// @param tipPort 0: it serves no TIP
/// @param httpPort 0: it has no HTTP face
/// @param heapMib the most its heap may take
public record Module(String name, String application, int tipPort, int httpPort, int heapMib) {
    public static final Module DB_PROXY = new Module("db-proxy", "DbProxyApplication", 9050, 0, 192);
    public static final Module API_SERVER = new Module("api-server", "ApiServerApplication", 9001, 8080, 128);
    public static final Module RESOURCE_SCHEDULER =
            internal("resource-scheduler", "ResourceSchedulerApplication", 9009);
    public static final Module VM_SCHEDULER = internal("vm-scheduler", "VmSchedulerApplication", 9011);
    public static final Module VM_CONTROLLER = internal("vm-controller", "VmControllerApplication", 9012);
    public static final Module IMAGE_SERVER = internal("image-server", "ImageServerApplication", 9021);
    public static final Module VOLUME_SCHEDULER = internal("volume-scheduler", "VolumeSchedulerApplication", 9031);
    public static final Module VOLUME_PROVIDER = internal("volume-provider", "VolumeProviderApplication", 9032);
    public static final Module NETWORK_PROVIDER = internal("network-provider", "NetworkProviderApplication", 9033);
    public static final Module DHCP_CONTROLLER = internal("dhcp-controller", "DhcpControllerApplication", 9034);
    public static final Module NODE_AGENT = new Module("node-agent", "NodeAgentApplication", 9041, 9042, 96);
    public static final Module LOL_SERVER = new Module("lol-server", "LolServerApplication", 9043, 9044, 128);
    public static final Module IAAS_FRONT = new Module("iaas-front", "IaasFrontApplication", 0, 8081, 128);
    public static final Module IAAS_ADMIN = new Module("iaas-admin", "IaasAdminApplication", 0, 8082, 128);

    private static final int USUAL_HEAP_MIB = 96;

    private static Module internal(String name, String application, int tipPort) {
        return new Module(name, application, tipPort, 0, USUAL_HEAP_MIB);
    }

    /// The main class.
    public String mainClass() {
        return "cloud.yunhai." + name.replace("-", "") + "." + application;
    }

    /// The directory of the module in the tree is its name.
    @Override
    public String toString() {
        return name;
    }

    /// The port as others write it; null without one.
    @Nullable
    Integer tip(int offset) {
        return tipPort == 0 ? null : tipPort + offset;
    }
}
