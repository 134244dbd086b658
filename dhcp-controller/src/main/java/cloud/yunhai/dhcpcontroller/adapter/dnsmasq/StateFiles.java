package cloud.yunhai.dhcpcontroller.adapter.dnsmasq;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import cloud.yunhai.common.codec.ModelJson;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.dhcpcontroller.core.DhcpPlan;
import cloud.yunhai.dhcpcontroller.core.DhcpSubnet;
import cloud.yunhai.dhcpcontroller.core.DnsmasqFiles;
import cloud.yunhai.dhcpcontroller.core.HeldLease;
import cloud.yunhai.dhcpcontroller.core.Reservation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// dnsmasq's files. They outlive both processes, so that a controller that starts serves at once what it served before,
/// and is then told the truth.
///
/// Nothing waits for the disk here: what a power failure takes is brought back from the books.
final class StateFiles {
    private static final Logger log = LoggerFactory.getLogger(StateFiles.class);

    private final DnsmasqFiles.Place place;

    StateFiles(DnsmasqFiles.Place place) {
        this.place = place;
    }

    void prepare() throws IOException {
        // dnsmasq reads the hosts file as an unprivileged user.
        Files.createDirectories(place.directory());
        Files.setPosixFilePermissions(place.directory(), PosixFilePermissions.fromString("rwx--x--x"));
    }

    void writeConfiguration(String text) throws IOException {
        write(place.configuration(), text, "rw-r--r--");
    }

    void writeHosts(DhcpPlan plan) throws IOException {
        write(place.hosts(), DnsmasqFiles.hosts(plan.reservations(), place.leaseTime()), "rw-r--r--");
    }

    /// The leases that guests hold and the plan does not give them any more.
    List<HeldLease> stale(DhcpPlan plan) throws IOException {
        return lines().stream()
                .flatMap(line -> HeldLease.parse(line).stream())
                .filter(lease -> !lease.isReservedBy(plan))
                .toList();
    }

    /// Takes stale leases out; only while dnsmasq does not run.
    void dropStale(DhcpPlan plan) throws IOException {
        List<String> all = lines();
        List<String> kept = all.stream()
                .filter(line -> HeldLease.parse(line)
                        .map(lease -> lease.isReservedBy(plan))
                        .orElse(true))
                .toList();
        if (kept.size() < all.size()) {
            write(place.leases(), String.join("\n", kept) + (kept.isEmpty() ? "" : "\n"), "rw-r--r--");
        }
    }

    /// What was served when it was last kept; empty when that is unknown.
    DhcpPlan load() throws IOException {
        try {
            Kept kept = ModelJson.read(Files.readString(plan()), Kept.class);
            return DhcpPlan.of(kept.subnets(), kept.reservations());
        } catch (NoSuchFileException none) {
            return DhcpPlan.empty();
        } catch (JacksonException | IllegalArgumentException | CloudException damaged) {
            log.atWarn().setCause(damaged).log("dhcp.plan.unreadable");
            return DhcpPlan.empty();
        }
    }

    /// Keeps what is served for the next start.
    void save(DhcpPlan plan) throws IOException {
        write(plan(), ModelJson.write(new Kept(plan.subnets(), List.copyOf(plan.reservations()))), "rw-------");
    }

    private record Kept(List<DhcpSubnet> subnets, List<Reservation> reservations) {}

    private Path plan() {
        return place.directory().resolve("plan.json");
    }

    private List<String> lines() throws IOException {
        try {
            return Files.readAllLines(place.leases());
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    private static void write(Path file, String text, String permissions) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(unfinished, text);
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString(permissions));
        Files.move(unfinished, file, ATOMIC_MOVE, REPLACE_EXISTING);
    }
}
