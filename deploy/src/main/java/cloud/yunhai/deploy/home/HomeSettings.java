package cloud.yunhai.deploy.home;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What was chosen when a home was first brought up; later `up`s keep it unless they say otherwise.
///
/// @param portOffset added to every port, so that homes can live side by side
/// @param database a `jdbc:mysql:` or `jdbc:mariadb:` URL without credentials; null: embedded
/// @param databaseUser null with the embedded one
/// @param simulatedHosts how many hosts the simulator plays, 0 for none
/// @param hostNetworkBridge a bridge of the machine's own to plug instances into, with the machine's own libvirtd;
///     null: a data plane in namespaces of its own
/// @param subnet the default subnet, a /24 written as its first three octets
/// @param listen where the API and the metrics are offered: an address of this machine, by HTTPS unless it is
///     loopback
/// @param replicas how many processes of a module there are; a module that is not named has one
public record HomeSettings(
        int portOffset,
        @Nullable String database,
        @Nullable String databaseUser,
        int simulatedHosts,
        @Nullable String hostNetworkBridge,
        String subnet,
        @Nullable String listen,
        @Nullable Map<String, Integer> replicas) {
    private static final int MAX_OFFSET = 50_000;
    private static final int MAX_SIMULATED = 9_999;
    private static final int MAX_REPLICAS = 3;
    private static final String LOOPBACK = "127.0.0.1";

    /// Those that keep nothing of their own.
    private static final Set<String> REPLICABLE = Set.of(
            "db-proxy",
            "api-server",
            "resource-scheduler",
            "vm-scheduler",
            "volume-scheduler",
            "network-provider",
            "image-server");

    private static final Pattern ADDRESS = Pattern.compile("(?!0\\.0\\.0\\.0)(\\d{1,3}\\.){3}\\d{1,3}");
    private static final Pattern BRIDGE = Pattern.compile("[A-Za-z0-9._-]{1,15}");
    private static final Pattern SUBNET = Pattern.compile("(\\d{1,3}\\.){2}\\d{1,3}");

    /// The default.
    public static final HomeSettings DEFAULT = new HomeSettings(0, null, null, 0, null, "10.60.0", null, null);

    public HomeSettings {
        if (portOffset < 0 || portOffset > MAX_OFFSET) {
            throw new IllegalArgumentException("port-offset: " + portOffset + " (expected: 0 to " + MAX_OFFSET + ")");
        }
        if (database != null && !database.startsWith("jdbc:mysql:") && !database.startsWith("jdbc:mariadb:")) {
            throw new IllegalArgumentException(
                    "db: " + database + " (expected: mysql://host:port/name or mariadb://host:port/name)");
        }
        if (simulatedHosts < 0 || simulatedHosts > MAX_SIMULATED) {
            throw new IllegalArgumentException(
                    "simulated-hosts: " + simulatedHosts + " (expected: 0 to " + MAX_SIMULATED + ")");
        }
        if (hostNetworkBridge != null && !BRIDGE.matcher(hostNetworkBridge).matches()) {
            throw new IllegalArgumentException(
                    "host-network: " + hostNetworkBridge + " (expected: the name of a bridge)");
        }
        if (!SUBNET.matcher(subnet).matches()) {
            throw new IllegalArgumentException("subnet: " + subnet + " (expected: three octets, such as 10.60.0)");
        }
        if (listen != null && !ADDRESS.matcher(listen).matches()) {
            throw new IllegalArgumentException("listen: " + listen + " (expected: an IPv4 address of this machine)");
        }
        replicas = replicas == null ? Map.of() : Map.copyOf(replicas);
        replicas.forEach(HomeSettings::checkReplicas);
        if (database == null && replicas.getOrDefault("db-proxy", 1) > 1) {
            throw new IllegalArgumentException("replicas: db-proxy=" + replicas.get("db-proxy")
                    + " (expected: 1 with the embedded database; see --db)");
        }
    }

    private static void checkReplicas(String module, int count) {
        if (!REPLICABLE.contains(module)) {
            throw new IllegalArgumentException(
                    "replicas: " + module + " (expected: one of " + String.join(", ", new TreeSet<>(REPLICABLE)) + ")");
        }
        if (count < 1 || count > MAX_REPLICAS) {
            throw new IllegalArgumentException(
                    "replicas: " + module + "=" + count + " (expected: 1 to " + MAX_REPLICAS + ")");
        }
    }

    /// Whether both keep their books in the same place.
    public boolean hasDatabaseOf(HomeSettings other) {
        return Objects.equals(database, other.database) && Objects.equals(databaseUser, other.databaseUser);
    }

    /// The address that the API and the metrics are offered on.
    public String address() {
        return listen == null ? LOOPBACK : listen;
    }

    /// Whether what is offered can be reached from elsewhere, and so speaks HTTPS.
    public boolean secure() {
        return !address().startsWith("127.");
    }

    /// How many processes of a module there are.
    public int replicasOf(String module) {
        return replicas == null ? 1 : replicas.getOrDefault(module, 1);
    }

    /// The port of this home for a service's usual port.
    public int port(int usual) {
        return usual + portOffset;
    }
}
