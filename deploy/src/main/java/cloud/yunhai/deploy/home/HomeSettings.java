package cloud.yunhai.deploy.home;

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
public record HomeSettings(
        int portOffset,
        @Nullable String database,
        @Nullable String databaseUser,
        int simulatedHosts,
        @Nullable String hostNetworkBridge,
        String subnet) {
    private static final int MAX_OFFSET = 50_000;
    private static final int MAX_SIMULATED = 9_999;
    private static final Pattern BRIDGE = Pattern.compile("[A-Za-z0-9._-]{1,15}");
    private static final Pattern SUBNET = Pattern.compile("(\\d{1,3}\\.){2}\\d{1,3}");

    /// The default.
    public static final HomeSettings DEFAULT = new HomeSettings(0, null, null, 0, null, "10.60.0");

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
    }

    /// The port of this home for a service's usual port.
    public int port(int usual) {
        return usual + portOffset;
    }
}
