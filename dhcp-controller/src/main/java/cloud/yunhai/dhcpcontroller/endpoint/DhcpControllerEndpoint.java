package cloud.yunhai.dhcpcontroller.endpoint;

import static cloud.yunhai.common.codec.Arguments.read;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dhcpcontroller.DhcpController;
import cloud.yunhai.common.idl.dhcpcontroller.TDhcpState;
import cloud.yunhai.common.idl.dhcpcontroller.TDhcpSubnet;
import cloud.yunhai.common.idl.dhcpcontroller.TReservation;
import cloud.yunhai.dhcpcontroller.app.Reservations;
import cloud.yunhai.dhcpcontroller.core.DhcpSubnet;
import cloud.yunhai.dhcpcontroller.core.Reservation;
import java.util.List;

/// The cluster's DHCP server over TIP.
public final class DhcpControllerEndpoint implements DhcpController.Iface {
    private final Reservations reservations;

    public DhcpControllerEndpoint(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public void ensureSubnets(List<TDhcpSubnet> subnets) {
        reservations.ensureSubnets(read(() -> ThriftCodec.decodeAll(subnets, DhcpSubnet.class)));
    }

    @Override
    public void ensureReservation(TReservation reservation) {
        reservations.ensure(read(() -> ThriftCodec.decode(reservation, Reservation.class)));
    }

    @Override
    public void removeReservation(String mac) {
        reservations.removeIfPresent(mac);
    }

    @Override
    public void fill(List<TDhcpSubnet> subnets, List<TReservation> wanted) {
        reservations.fill(
                read(() -> ThriftCodec.decodeAll(subnets, DhcpSubnet.class)),
                read(() -> ThriftCodec.decodeAll(wanted, Reservation.class)));
    }

    @Override
    public TDhcpState current() {
        return ThriftCodec.encode(reservations.current(), TDhcpState.class);
    }
}
