package cloud.yunhai.networkprovider.adapter.dhcpcontroller;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dhcpcontroller.DhcpController;
import cloud.yunhai.common.idl.dhcpcontroller.TDhcpSubnet;
import cloud.yunhai.common.idl.dhcpcontroller.TReservation;
import cloud.yunhai.common.tip.ServiceEntry;
import cloud.yunhai.common.tip.ServiceView;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.networkprovider.app.DhcpServers;
import cloud.yunhai.networkprovider.core.DhcpState;
import cloud.yunhai.networkprovider.core.DhcpSubnet;
import cloud.yunhai.networkprovider.core.DhcpTruth;
import cloud.yunhai.networkprovider.core.Reservation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The DHCP controllers, found in the registry.
public final class RemoteDhcpServers implements DhcpServers {
    /// The module's name in the registry.
    public static final String MODULE = "dhcp-controller";

    private final Supplier<ServiceView> services;
    private final Function<String, DhcpController.Iface> connect;
    private final Map<String, DhcpController.Iface> clients = new ConcurrentHashMap<>();

    /// @param connect host name to a client of its dhcp-controller
    public RemoteDhcpServers(Supplier<ServiceView> services, Function<String, DhcpController.Iface> connect) {
        this.services = services;
        this.connect = connect;
    }

    @Override
    public Set<String> alive() {
        return services.get().of(MODULE).stream().map(ServiceEntry::host).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public DhcpState current(String host) {
        return ThriftCodec.decode(Tip.call(() -> of(host).current()), DhcpState.class);
    }

    @Override
    public void ensureSubnets(String host, List<DhcpSubnet> subnets) {
        List<TDhcpSubnet> wanted = ThriftCodec.encodeAll(subnets, TDhcpSubnet.class);
        Tip.run(() -> of(host).ensureSubnets(wanted));
    }

    @Override
    public void ensureReservation(String host, Reservation reservation) {
        TReservation wanted = ThriftCodec.encode(reservation, TReservation.class);
        Tip.run(() -> of(host).ensureReservation(wanted));
    }

    @Override
    public void removeReservation(String host, String mac) {
        Tip.run(() -> of(host).removeReservation(mac));
    }

    @Override
    public void fill(String host, DhcpTruth truth) {
        List<TDhcpSubnet> subnets = ThriftCodec.encodeAll(truth.subnets(), TDhcpSubnet.class);
        List<TReservation> reservations = ThriftCodec.encodeAll(truth.reservations(), TReservation.class);
        Tip.run(() -> of(host).fill(subnets, reservations));
    }

    private DhcpController.Iface of(String host) {
        return clients.computeIfAbsent(host, connect);
    }
}
