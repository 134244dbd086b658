package cloud.yunhai.apiserver.core;

import cloud.yunhai.apicommon.representation.NewSubnet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The addresses of a new subnet: what the request leaves open is filled in, what does not fit together is told.
public record SubnetPlan(String cidr, String gateway, String rangeFirst, String rangeLast, long addresses) {
    private static final int PREFIX_MIN = 8;
    private static final int PREFIX_MAX = 30;

    /// Plans it.
    ///
    /// @throws RequestException with everything that does not fit
    public static SubnetPlan of(NewSubnet wanted) {
        Faults faults = new Faults();
        checkAddresses(faults, "/dns_servers", wanted.dnsServers);
        Optional<Cidr> cidr = Cidr.parse(wanted.cidr)
                .filter(network -> network.prefix() >= PREFIX_MIN && network.prefix() <= PREFIX_MAX);
        if (cidr.isEmpty()) {
            faults.wrong("/cidr", wanted.cidr, "an IPv4 network as 10.0.0.0/24, from /8 to /30");
            faults.throwIfUnprocessable();
        }
        Cidr network = cidr.orElseThrow();
        long gateway = address(faults, "/gateway", wanted.gateway, network, network.firstUsable());
        long after = gateway == network.firstUsable() ? gateway + 1 : network.firstUsable();
        long before = gateway == network.lastUsable() ? gateway - 1 : network.lastUsable();
        long first = address(faults, "/range_first", wanted.rangeFirst, network, after);
        long last = address(faults, "/range_last", wanted.rangeLast, network, before);
        if (faults.none() && first > last) {
            faults.wrong("/range_last", Ipv4.format(last), "not before range_first, " + Ipv4.format(first));
        }
        if (faults.none() && gateway >= first && gateway <= last) {
            faults.wrong("/gateway", Ipv4.format(gateway), "outside of range_first to range_last");
        }
        faults.throwIfUnprocessable();
        return new SubnetPlan(
                network.toString(), Ipv4.format(gateway), Ipv4.format(first), Ipv4.format(last), last - first + 1);
    }

    private static long address(Faults faults, String pointer, @Nullable String given, Cidr network, long otherwise) {
        if (given == null) {
            return otherwise;
        }
        OptionalLong address = Ipv4.parse(given);
        if (address.isEmpty() || !network.usable(address.getAsLong())) {
            faults.wrong(pointer, given, "an IPv4 address of " + network + ", neither its first nor its last");
            return otherwise;
        }
        return address.getAsLong();
    }

    /// Tells which of these are no addresses.
    public static void checkAddresses(Faults faults, String pointer, @Nullable List<String> addresses) {
        for (int i = 0; addresses != null && i < addresses.size(); i++) {
            checkAddress(faults, pointer + "/" + i, addresses.get(i));
        }
    }

    /// Tells if it is no address.
    public static void checkAddress(Faults faults, String pointer, @Nullable String address) {
        if (address != null && Ipv4.parse(address).isEmpty()) {
            faults.wrong(pointer, address, "an IPv4 address as 10.0.0.2");
        }
    }
}
