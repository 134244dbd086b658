package cloud.yunhai.dhcpcontroller.adapter.dnsmasq;

import cloud.yunhai.dhcpcontroller.core.DnsmasqFiles;
import java.time.Duration;
import java.util.List;

/// How dnsmasq is run.
///
/// @param prefix put before every command, as `nsenter --net=/run/netns/x --`
/// @param dnsmasq the program
/// @param release the program `dhcp_release`
/// @param limit for a start, a reload, the end of a lease
public record DnsmasqSettings(
        DnsmasqFiles.Place place, List<String> prefix, String dnsmasq, String release, Duration limit) {
    public DnsmasqSettings {
        prefix = List.copyOf(prefix);
    }
}
