package cloud.yunhai.deploy.run;

import cloud.yunhai.deploy.plan.PlannedService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/// Sees to it, before anything starts, that nobody else listens where the services are to listen.
public final class Ports {
    private final OwnProcesses own;

    public Ports(OwnProcesses own) {
        this.own = own;
    }

    /// @param address where HTTP faces are offered
    /// @throws IOException naming the ports that others have
    public void requireFree(List<PlannedService> services, String address) throws IOException {
        if (!isHere(address)) {
            throw new IllegalArgumentException("listen: " + address + " (expected: an address of this machine)");
        }
        List<String> taken = new ArrayList<>();
        for (PlannedService service : services) {
            boolean free = isFree("127.0.0.1", service.tipPort())
                    && isFree("127.0.0.1", service.httpPort())
                    && isFree(address, service.httpPort());
            if (!free && own.of(service).isEmpty()) {
                taken.add(service.name() + " (" + ports(service) + ")");
            }
        }
        if (!taken.isEmpty()) {
            throw new IOException("somebody else listens on the ports of " + String.join(", ", taken)
                    + "; another home on this machine needs a --port-offset of its own");
        }
    }

    /// @throws IllegalArgumentException naming the ports that others may have at any time
    public static void requireKept(List<PlannedService> services) throws IOException {
        GivenAwayPorts givenAway = GivenAwayPorts.ofThisMachine();
        List<String> lost = services.stream()
                .filter(service -> givenAway.has(service.tipPort()) || givenAway.has(service.httpPort()))
                .map(service -> service.name() + " (" + ports(service) + ")")
                .toList();
        if (!lost.isEmpty()) {
            throw new IllegalArgumentException("port-offset: the ports of " + String.join(", ", lost)
                    + " are among those that the kernel gives to anybody (expected: none of " + givenAway.first()
                    + " to " + givenAway.last() + ", or reserved by sysctl net.ipv4.ip_local_reserved_ports)");
        }
    }

    private static String ports(PlannedService service) {
        return service.httpPort() == 0
                ? Integer.toString(service.tipPort())
                : service.tipPort() == 0
                        ? Integer.toString(service.httpPort())
                        : service.tipPort() + " or " + service.httpPort();
    }

    private static boolean isHere(String address) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
            return true;
        } catch (java.net.BindException notHere) {
            return false;
        }
    }

    private static boolean isFree(String address, int port) throws IOException {
        if (port == 0) {
            return true;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return true;
        } catch (java.net.BindException taken) {
            return false;
        }
    }
}
