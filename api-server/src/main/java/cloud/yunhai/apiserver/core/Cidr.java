package cloud.yunhai.apiserver.core;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An IPv4 network.
///
/// @param network its first address
/// @param prefix 0 to 32
record Cidr(long network, int prefix) {
    private static final Pattern FORM = Pattern.compile("([0-9.]{7,15})/(0|[1-9][0-9]?)");
    private static final int BITS = 32;

    /// The network; empty for anything else, also for an address inside of a network.
    static Optional<Cidr> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        OptionalLong network = Ipv4.parse(matcher.group(1));
        int prefix = Integer.parseInt(matcher.group(2));
        if (network.isEmpty() || prefix > BITS) {
            return Optional.empty();
        }
        Cidr cidr = new Cidr(network.getAsLong(), prefix);
        return cidr.network % cidr.size() == 0 ? Optional.of(cidr) : Optional.empty();
    }

    long size() {
        return 1L << (BITS - prefix);
    }

    /// The first address that a machine may have.
    long firstUsable() {
        return network + 1;
    }

    /// The last address that a machine may have.
    long lastUsable() {
        return network + size() - 2;
    }

    boolean usable(long address) {
        return address >= firstUsable() && address <= lastUsable();
    }

    @Override
    public String toString() {
        return Ipv4.format(network) + "/" + prefix;
    }
}
