package cloud.yunhai.deploy.plan;

import cloud.yunhai.deploy.home.Home;
import cloud.yunhai.deploy.home.HomeSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Which processes a home runs, and with which settings.
///
/// One machine plays everything: the control services, one real host `host-1` with its data plane, and, where asked
/// for, a fleet of simulated hosts in a cluster of its own, so that no real instance is ever placed on a simulated
/// host.
public final class Plan {
    /// The host that this machine is.
    public static final String HOST = "host-1";

    /// The bridge of a data plane in namespaces of its own.
    public static final String BRIDGE = "br-tenant";

    /// The cluster of the real host.
    public static final String CLUSTER = "default";

    /// The cluster of the simulated hosts.
    public static final String SIMULATED_CLUSTER = "simulated";

    /// The portals that can be started.
    private static final List<Module> PORTALS = List.of(Module.IAAS_FRONT, Module.IAAS_ADMIN);

    /// Who speaks for the simulated hosts: the node-agent, by a certificate of its own.
    public static final String SIMULATED_AGENT = "node-agent-sim";

    /// The host in the certificates of those who play simulated hosts.
    public static final String SIMULATED_HOSTS = "sim-*";

    private static final String LOOPBACK = "127.0.0.1";
    private static final int SIMULATOR_PORTS = 100;
    private static final int REPLICA_PORTS = 200;

    private final Home home;
    private final HomeSettings settings;

    public Plan(Home home, HomeSettings settings) {
        this.home = home;
        this.settings = settings;
    }

    /// The node-agent, which starts all others.
    public PlannedService nodeAgent() {
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("home", home.directory().toString());
        own.put("services-file", home.config().resolve("services.yaml").toString());
        own.put("state-file", home.run().resolve("services.json").toString());
        own.put("http-listen", settings.address() + ":" + settings.port(Module.NODE_AGENT.httpPort()));
        own.put("roles", List.of("COMPUTE", "STORAGE", "NETWORK"));
        own.put("data-directory", home.host(HOST).toString());
        own.put("join-token-file", joinToken(CLUSTER).toString());
        // A busy machine is no reason to take a service for hung.
        own.put("supervision", Map.of("check-timeout", "10s", "misses-until-hung", 4));
        if (settings.simulatedHosts() > 0) {
            own.put(
                    "simulated-hosts",
                    Map.of(
                            "count", settings.simulatedHosts(),
                            "prefix", "sim-",
                            "certificates", home.certificates(SIMULATED_AGENT).toString(),
                            "join-token-file", joinToken(SIMULATED_CLUSTER).toString()));
        }
        return tip(Module.NODE_AGENT, 1, own);
    }

    /// Where the join token of a cluster is left for the node-agent.
    public Path joinToken(String cluster) {
        return home.secrets().resolve("join-token-" + cluster);
    }

    /// All services that the node-agent starts.
    public List<PlannedService> services() {
        List<PlannedService> services = new ArrayList<>();
        services.addAll(replicas(Module.DB_PROXY, _ -> database()));
        services.add(tip(Module.LOL_SERVER, 1, lol()));
        services.addAll(replicas(Module.API_SERVER, this::apiServer));
        for (Module module : List.of(
                Module.RESOURCE_SCHEDULER,
                Module.VM_SCHEDULER,
                Module.VOLUME_SCHEDULER,
                Module.NETWORK_PROVIDER,
                Module.IMAGE_SERVER)) {
            services.addAll(replicas(module, _ -> Map.of()));
        }
        services.add(tip(Module.VM_CONTROLLER, 1, vmController()));
        services.add(tip(Module.VOLUME_PROVIDER, 1, volumeProvider()));
        services.add(tip(Module.DHCP_CONTROLLER, 1, dhcpController()));
        for (Module portal : PORTALS) {
            services.add(portal(portal));
        }
        if (settings.simulatedHosts() > 0) {
            services.add(simulator(Module.VM_CONTROLLER, Map.of("driver", "simulated"), simulatedHosts()));
            services.add(simulator(Module.VOLUME_PROVIDER, Map.of("driver", "simulated"), simulatedHosts()));
            services.add(simulator(
                    Module.DHCP_CONTROLLER,
                    Map.of("driver", "simulated", "cluster", SIMULATED_CLUSTER),
                    List.of("sim-dhcp")));
        }
        return services;
    }

    /// The names of the simulated hosts.
    public List<String> simulatedHosts() {
        return IntStream.rangeClosed(1, settings.simulatedHosts())
                .mapToObj("sim-%04d"::formatted)
                .toList();
    }

    /// The portals, by the module's name, and where browsers reach them.
    public Map<String, String> portals() {
        Map<String, String> portals = new LinkedHashMap<>();
        PORTALS.forEach(portal -> portals.put(portal.name(), url(portal)));
        return portals;
    }

    /// Where tenants and programs reach the platform.
    public String apiUrl() {
        return url(Module.API_SERVER);
    }

    /// An HTTP face of this home.
    public String url(Module module) {
        return offered(module)
                ? (settings.secure() ? "https://" : "http://") + settings.address() + ":"
                        + settings.port(module.httpPort())
                : "http://" + LOOPBACK + ":" + settings.port(module.httpPort());
    }

    /// Whether its HTTP face is for others than the platform itself.
    private static boolean offered(Module module) {
        return module.equals(Module.API_SERVER) || module.equals(Module.NODE_AGENT);
    }

    private List<PlannedService> replicas(Module module, IntFunction<Map<String, Object>> own) {
        return IntStream.rangeClosed(1, settings.replicasOf(module.name()))
                .mapToObj(number -> tip(module, number, own.apply(number)))
                .toList();
    }

    private int port(int usual, int replica) {
        return settings.port(usual) + (replica - 1) * REPLICA_PORTS;
    }

    /// The libvirtd of the real host.
    public String libvirtUri() {
        return settings.hostNetworkBridge() == null
                ? "qemu+unix:///system?socket=" + home.host(HOST).resolve("run/libvirt-sock")
                : "qemu:///system";
    }

    private Map<String, Object> database() {
        Map<String, Object> own = new LinkedHashMap<>();
        String url = settings.database();
        if (url == null) {
            own.put("data-directory", home.data("db-proxy").toString());
        } else {
            own.put("url", url);
            own.put("username", settings.databaseUser());
            own.put("password-file", home.secrets().resolve("database-password").toString());
        }
        return own;
    }

    private Map<String, Object> lol() {
        return Map.of(
                "data-directory", home.data("lol-server").toString(),
                "http-listen", LOOPBACK + ":" + settings.port(Module.LOL_SERVER.httpPort()),
                "http-secret-file", home.secrets().resolve("lol-http").toString());
    }

    private Map<String, Object> apiServer(int replica) {
        return Map.of(
                "http-listen",
                settings.address() + ":" + port(Module.API_SERVER.httpPort(), replica),
                "bootstrap-secret-file",
                home.secrets().resolve("bootstrap").toString());
    }

    private Map<String, Object> vmController() {
        return Map.of(
                "qemu-log-directory",
                settings.hostNetworkBridge() == null
                        ? home.host(HOST).resolve("log/qemu").toString()
                        : "/var/log/libvirt/qemu",
                "driver",
                "libvirt",
                "libvirt-uri",
                libvirtUri(),
                "bridge",
                bridge(),
                "data-directory",
                home.host(HOST).toString());
    }

    private Map<String, Object> volumeProvider() {
        return Map.of(
                "driver", "qemu",
                "data-directory", home.host(HOST).toString(),
                "import-directories", List.of(home.imports().toString()));
    }

    private Map<String, Object> dhcpController() {
        List<String> prefix = settings.hostNetworkBridge() == null
                ? List.of("nsenter", "--net=/run/netns/" + home.tag() + "-" + HOST, "--")
                : List.of();
        return Map.of(
                "driver",
                "dnsmasq",
                "cluster",
                CLUSTER,
                "interface",
                bridge(),
                "command-prefix",
                prefix,
                "data-directory",
                home.host(HOST).resolve("dhcp").toString());
    }

    private String bridge() {
        String bridge = settings.hostNetworkBridge();
        return bridge == null ? BRIDGE : bridge;
    }

    /// @param replica from 1; the first has the module's name
    private PlannedService tip(Module module, int replica, Map<String, Object> own) {
        String name = replica == 1 ? module.name() : module.name() + "-" + replica;
        int port = port(module.tipPort(), replica);
        Map<String, Object> all = common(name, List.of(HOST), port);
        if (!own.isEmpty()) {
            all.put(module.name(), own);
        }
        int http = module.httpPort() == 0 ? 0 : port(module.httpPort(), replica);
        return new PlannedService(name, module, HOST, port, http, all, List.of());
    }

    private PlannedService simulator(Module module, Map<String, Object> own, List<String> hosts) {
        String name = module.name() + "-sim";
        int port = settings.port(module.tipPort() + SIMULATOR_PORTS);
        Map<String, Object> all = common(name, hosts, port);
        Map<String, Object> withData = new LinkedHashMap<>(own);
        withData.put("data-directory", home.data(name).toString());
        all.put(module.name(), withData);
        return new PlannedService(name, module, SIMULATED_HOSTS, port, 0, all, List.of());
    }

    private PlannedService portal(Module module) {
        int port = settings.port(module.httpPort());
        Map<String, Object> own = new LinkedHashMap<>(Map.of(
                "http-listen", LOOPBACK + ":" + port,
                "host-name", HOST,
                "api-url", apiUrl(),
                "lol-url", url(Module.LOL_SERVER),
                "lol-secret-file", home.secrets().resolve("lol-http").toString(),
                "spool", home.data(module.name()).resolve("spool").toString()));
        if (settings.secure()) {
            own.put("api-ca", home.authority().toString());
        }
        Map<String, Object> all = Map.of(module.name(), own);
        return new PlannedService(module.name(), module, HOST, 0, port, all, List.of());
    }

    private Map<String, Object> common(String service, List<String> hosts, int port) {
        Map<String, Object> yunhai = new LinkedHashMap<>();
        yunhai.put("hosts", hosts);
        yunhai.put("listen", LOOPBACK + ":" + port);
        yunhai.put(
                "db-proxy",
                IntStream.rangeClosed(1, settings.replicasOf(Module.DB_PROXY.name()))
                        .mapToObj(replica -> LOOPBACK + ":" + port(Module.DB_PROXY.tipPort(), replica))
                        .toList());
        yunhai.put("certificates", home.certificates(service).toString());
        yunhai.put("spool", home.data(service).resolve("spool").toString());
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("yunhai", yunhai);
        return all;
    }
}
