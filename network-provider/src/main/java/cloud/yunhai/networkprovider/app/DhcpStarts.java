package cloud.yunhai.networkprovider.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.host.Cluster;
import cloud.yunhai.common.model.id.ClusterId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A DHCP controller that has started is given everything that it is to serve.
public final class DhcpStarts {
    private static final Logger log = LoggerFactory.getLogger(DhcpStarts.class);

    private final NetworkRecords records;
    private final DhcpFleet fleet;
    private final DhcpComparison comparison;

    public DhcpStarts(NetworkRecords records, DhcpFleet fleet, DhcpComparison comparison) {
        this.records = records;
        this.fleet = fleet;
        this.comparison = comparison;
    }

    /// Fills the controller; NOT_FOUND while its cluster does not exist.
    public void started(String host, String clusterName) {
        ClusterId cluster = records.clusters().stream()
                .filter(known -> known.name().equals(clusterName))
                .map(Cluster::id)
                .findFirst()
                .orElseThrow(() -> CloudException.notFound("cluster", clusterName));
        log.atInfo()
                .addKeyValue("host", host)
                .addKeyValue("cluster", clusterName)
                .log("dhcp.started");
        fleet.fill(host, clusterName, cluster);
        // What another network-provider has reserved while this one was filling.
        comparison.mend(host, cluster);
    }
}
