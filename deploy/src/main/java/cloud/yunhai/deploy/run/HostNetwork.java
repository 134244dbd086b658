package cloud.yunhai.deploy.run;

import java.io.IOException;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What the machine must have for `--host-network`: a bridge with an address of the subnet, since the DHCP server
/// answers on it, and a libvirtd.
///
/// @param bridge its name
/// @param subnet the first three octets of the default subnet
public record HostNetwork(String bridge, String subnet) {
    /// The machine's libvirtd.
    public static final String LIBVIRT = "qemu:///system";

    private static final Path INTERFACES = Path.of("/sys/class/net");
    private static final Duration ANSWER = Duration.ofSeconds(30);

    /// @throws IllegalArgumentException when the bridge does not serve
    /// @throws IOException when libvirtd does not answer
    void requireUsable() throws IOException {
        if (!Files.isDirectory(INTERFACES.resolve(bridge).resolve("bridge"))) {
            throw new IllegalArgumentException("host-network: " + bridge + " (expected: a bridge of this machine)");
        }
        if (!hasAddress()) {
            throw new IllegalArgumentException("host-network: " + bridge + " has no address of " + subnet
                    + ".0/24 (expected: one, such as the gateway " + subnet + ".1/24; or another --subnet)");
        }
        requireLibvirt();
    }

    /// @throws IOException when it does not answer
    static void requireLibvirt() throws IOException {
        Programs.Outcome answer =
                Programs.outcome(ANSWER, List.of("virsh", "--quiet", "--connect", LIBVIRT, "hostname"));
        if (answer.status() != 0) {
            throw new IOException("the machine's libvirtd does not answer at " + LIBVIRT + ": " + answer.lastLine());
        }
    }

    private boolean hasAddress() throws IOException {
        NetworkInterface there = NetworkInterface.getByName(bridge);
        return there != null
                && there.inetAddresses()
                        .anyMatch(address -> address.getHostAddress().startsWith(subnet + "."));
    }
}
