package cloud.yunhai.networkprovider.endpoint;

import cloud.yunhai.common.idl.networkprovider.DhcpReports;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.networkprovider.app.DhcpStarts;

/// What DHCP controllers report, each about itself.
public final class DhcpReportsEndpoint implements DhcpReports.Iface {
    private final DhcpStarts starts;

    public DhcpReportsEndpoint(DhcpStarts starts) {
        this.starts = starts;
    }

    @Override
    public void started(String hostName, String clusterName) {
        CallContext.current().requireOwnHost(hostName);
        starts.started(hostName, clusterName);
    }
}
