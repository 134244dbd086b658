package cloud.yunhai.vmscheduler.app;

import cloud.yunhai.common.model.host.Host;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notices hosts that fall silent.
public final class HostLiveness {
    private static final Logger LOG = LoggerFactory.getLogger(HostLiveness.class);

    private final HostRecords records;
    private final HostDirectory hosts;
    private final Duration reportTtl;
    private final InstantSource clock;

    /// @param reportTtl a host that is silent for longer is DOWN
    public HostLiveness(HostRecords records, HostDirectory hosts, Duration reportTtl, InstantSource clock) {
        this.records = records;
        this.hosts = hosts;
        this.reportTtl = reportTtl;
        this.clock = clock;
    }

    /// Looks once.
    public void look() {
        for (Host host : records.expire(clock.instant().minus(reportTtl))) {
            hosts.changed(host);
            LOG.atWarn()
                    .addKeyValue("host", host.name())
                    .addKeyValue("state", host.state())
                    .log("host.state-changed");
        }
    }
}
