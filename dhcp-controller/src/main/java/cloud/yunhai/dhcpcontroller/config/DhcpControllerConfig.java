package cloud.yunhai.dhcpcontroller.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Name;

/// The settings of this service, `dhcp-controller.*`.
///
/// @param cluster the name of the cluster that is served
/// @param driver `dnsmasq`, or `simulated`
/// @param interfaceName `interface`: the bridge that is served
/// @param commandPrefix put before every command, to run it in the data plane's network
/// @param dataDirectory where dnsmasq's files lie; its user must be able to pass through
/// @param user whom dnsmasq becomes once it has its sockets
/// @param leaseTime how long guests keep an address without asking again
/// @param programLimit for a start, a reload, the end of a lease
public record DhcpControllerConfig(
        String cluster,
        Driver driver,
        @Name("interface") String interfaceName,
        List<String> commandPrefix,
        Path dataDirectory,
        String user,
        Duration leaseTime,
        Duration programLimit) {
    private static final Pattern INTERFACE = Pattern.compile("[A-Za-z0-9_.-]{1,15}");
    private static final Pattern USER = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9_./+@-]*");
    private static final Duration LEASE_SHORTEST = Duration.ofMinutes(2);

    /// What serves DHCP.
    public enum Driver {
        DNSMASQ,
        SIMULATED
    }

    public DhcpControllerConfig {
        commandPrefix = List.copyOf(commandPrefix);
        if (cluster.isBlank()) {
            throw new IllegalArgumentException("dhcp-controller.cluster: '" + cluster + "' (expected: a name)");
        }
        matching("dhcp-controller.interface", interfaceName, INTERFACE, "the name of an interface");
        matching("dhcp-controller.user", user, USER, "the name of a user");
        // It is written into dnsmasq's configuration, which has no quoting.
        matching(
                "dhcp-controller.data-directory",
                dataDirectory.toString(),
                PATH,
                "an absolute path of plain characters");
        if (leaseTime.compareTo(LEASE_SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "dhcp-controller.lease-time: " + leaseTime + " (expected: at least 2 minutes)");
        }
        if (!programLimit.isPositive()) {
            throw new IllegalArgumentException(
                    "dhcp-controller.program-limit: " + programLimit + " (expected: more than 0)");
        }
    }

    private static void matching(String name, String value, Pattern pattern, String expected) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + expected + ")");
        }
    }
}
