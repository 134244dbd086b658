package cloud.yunhai.deploy.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The ports that the kernel gives to whoever connects: a service that listens on one of them may find it taken, by
/// chance, at any of its starts.
///
/// @param first the lowest
/// @param last the highest
/// @param reserved those in between that it keeps back, as `8080,9148-9150`
record GivenAwayPorts(int first, int last, String reserved) {
    private static final Path KERNEL = Path.of("/proc/sys/net/ipv4");
    private static final int ROOM = 65_536;

    /// Those of this machine.
    static GivenAwayPorts ofThisMachine() throws IOException {
        String[] range = read("ip_local_port_range").split("\\s+", -1);
        return new GivenAwayPorts(
                Integer.parseInt(range[0]), Integer.parseInt(range[1]), read("ip_local_reserved_ports"));
    }

    /// In one go: the kernel answers a second read of a number with the end of the file, whatever the first one took.
    private static String read(String name) throws IOException {
        byte[] room = new byte[ROOM];
        try (InputStream file = Files.newInputStream(KERNEL.resolve(name))) {
            int length = file.read(room);
            return length < 0 ? "" : new String(room, 0, length, StandardCharsets.US_ASCII).strip();
        }
    }

    boolean has(int port) {
        return port >= first && port <= last && !isReserved(port);
    }

    private boolean isReserved(int port) {
        if (reserved.isEmpty()) {
            return false;
        }
        for (String part : reserved.split(",", -1)) {
            String[] ends = part.split("-", 2);
            if (port >= Integer.parseInt(ends[0]) && port <= Integer.parseInt(ends[ends.length - 1])) {
                return true;
            }
        }
        return false;
    }
}
