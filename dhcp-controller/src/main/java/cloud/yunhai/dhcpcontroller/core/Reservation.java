package cloud.yunhai.dhcpcontroller.core;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.id.SubnetId;
import java.util.regex.Pattern;

/// An address that is handed out to one MAC only.
///
/// @param mac six bytes in lower-case hex with colons
/// @param hostName the name that the guest is told
public record Reservation(String mac, String address, String hostName, SubnetId subnetId) {
    private static final Pattern MAC = Pattern.compile("([0-9a-f]{2}:){5}[0-9a-f]{2}");
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    public Reservation {
        requireMac(mac);
        Ipv4.parse(address);
        if (!HOST_NAME.matcher(hostName).matches()) {
            throw CloudException.invalid("hostName", hostName, "1 to 63 letters, digits and dashes");
        }
    }

    /// Refuses what is no MAC.
    public static String requireMac(String mac) {
        if (!MAC.matcher(mac).matches()) {
            throw CloudException.invalid("mac", mac, "six bytes in lower-case hex with colons");
        }
        return mac;
    }
}
