package cloud.yunhai.dbproxy.core;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.network.Subnet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The addresses that a subnet gives out: from first to last, but never its gateway, network or broadcast address.
///
/// @param first lowest number
/// @param last highest number
/// @param gateway never given out; it may lie outside of first and last
public record AddressRange(long first, long last, long gateway) {
    private static final Pattern CIDR = Pattern.compile("([0-9.]{7,15})/(\\d{1,2})");
    private static final int PREFIX_MIN = 8;
    private static final int PREFIX_MAX = 30;

    /// The range of a subnet, checked: the one place that knows what a good subnet is.
    public static AddressRange of(Subnet subnet) {
        Matcher cidr = CIDR.matcher(subnet.cidr());
        if (!cidr.matches()) {
            throw CloudException.invalid("cidr", subnet.cidr(), "a network as 10.0.0.0/24");
        }
        int prefix = Integer.parseInt(cidr.group(2));
        if (prefix < PREFIX_MIN || prefix > PREFIX_MAX) {
            throw CloudException.invalid("cidr", subnet.cidr(), "a prefix length from 8 to 30");
        }
        long size = 1L << (32 - prefix);
        long network = number("cidr", cidr.group(1));
        if (network % size != 0) {
            throw CloudException.invalid(
                    "cidr",
                    subnet.cidr(),
                    "the network's first address, " + Ipv4.text(network - network % size) + "/" + prefix);
        }
        long lowest = network + 1;
        long highest = network + size - 2;
        long gateway = within("gateway", subnet.gateway(), lowest, highest);
        long first = within("rangeFirst", subnet.rangeFirst(), lowest, highest);
        long last = within("rangeLast", subnet.rangeLast(), first, highest);
        AddressRange range = new AddressRange(first, last, gateway);
        if (range.size() == 0) {
            throw CloudException.invalid("rangeLast", subnet.rangeLast(), "a range with more than the gateway in it");
        }
        return range;
    }

    /// How many addresses it can give out.
    public long size() {
        return last - first + 1 - (gateway >= first && gateway <= last ? 1 : 0);
    }

    /// Whether it can give out this address.
    public boolean contains(long number) {
        return number >= first && number <= last && number != gateway;
    }

    private static long within(String field, String text, long lowest, long highest) {
        long number = number(field, text);
        if (number < lowest || number > highest) {
            throw CloudException.invalid(
                    field, text, "an address from " + Ipv4.text(lowest) + " to " + Ipv4.text(highest));
        }
        return number;
    }

    private static long number(String field, String text) {
        try {
            return Ipv4.number(text);
        } catch (IllegalArgumentException e) {
            throw CloudException.invalid(field, text, "an IPv4 address as 10.0.0.1");
        }
    }
}
