package cloud.yunhai.networkprovider.core;

import cloud.yunhai.common.model.network.Lease;

/// An address that a DHCP server hands out to one MAC.
public record Reservation(String mac, String address, String hostName, String subnetId) {
    public static Reservation of(Lease lease) {
        return new Reservation(
                lease.mac(), lease.address(), lease.hostName(), lease.subnetId().text());
    }
}
