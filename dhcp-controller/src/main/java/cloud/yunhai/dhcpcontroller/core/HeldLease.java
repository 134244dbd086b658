package cloud.yunhai.dhcpcontroller.core;

import java.util.Optional;
import java.util.regex.Pattern;

/// A line of dnsmasq's lease file: an address that a guest holds.
public record HeldLease(String mac, String address) {
    private static final Pattern SPACE = Pattern.compile(" ");

    /// Reads `expiry mac address name client-id`; empty for lines of another kind.
    public static Optional<HeldLease> parse(String line) {
        String[] parts = SPACE.split(line, -1);
        if (parts.length < 4 || parts[1].length() != 17) {
            return Optional.empty();
        }
        return Optional.of(new HeldLease(parts[1], parts[2]));
    }

    /// Whether the plan gives the address to that MAC still.
    public boolean isReservedBy(DhcpPlan plan) {
        Reservation reservation = plan.reservation(mac);
        return reservation != null && reservation.address().equals(address);
    }
}
