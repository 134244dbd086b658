package cloud.yunhai.dhcpcontroller.core;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An IPv4 network in CIDR form.
///
/// @param network its first address, as a number
public record Ipv4Network(long network, int prefixLength) {
    private static final Pattern FORM = Pattern.compile("([0-9.]{7,15})/([0-9]{1,2})");
    private static final int BITS = 32;

    public Ipv4Network {
        if (prefixLength < 0 || prefixLength > BITS) {
            throw new IllegalArgumentException("prefix length: " + prefixLength + " (expected: 0 to 32)");
        }
        if ((network & ~mask(prefixLength)) != 0) {
            throw new IllegalArgumentException("network: " + Ipv4.format(network) + "/" + prefixLength
                    + " (expected: no bits set behind the prefix)");
        }
    }

    /// Reads `192.0.2.0/24`.
    public static Ipv4Network parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("cidr: " + text + " (expected: a.b.c.d/length)");
        }
        return new Ipv4Network(Ipv4.parse(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    public boolean contains(long address) {
        return (address & mask(prefixLength)) == network;
    }

    /// The network mask in dotted form.
    public String mask() {
        return Ipv4.format(mask(prefixLength));
    }

    @Override
    public String toString() {
        return Ipv4.format(network) + "/" + prefixLength;
    }

    private static long mask(int prefixLength) {
        return prefixLength == 0 ? 0 : (0xffff_ffffL << (BITS - prefixLength)) & 0xffff_ffffL;
    }
}
