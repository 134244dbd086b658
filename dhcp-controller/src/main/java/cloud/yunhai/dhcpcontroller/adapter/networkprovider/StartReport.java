package cloud.yunhai.dhcpcontroller.adapter.networkprovider;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.idl.networkprovider.DhcpReports;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.Tip;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells network-provider that this controller is up, again and again until it has been filled.
public final class StartReport implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StartReport.class);
    private static final Duration PAUSE_FIRST = Duration.ofMillis(200);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(10);

    private final DhcpReports.Iface reports;
    private final String host;
    private final String cluster;
    private final Thread thread;

    public StartReport(DhcpReports.Iface reports, String host, String cluster) {
        this.reports = reports;
        this.host = host;
        this.cluster = cluster;
        this.thread = Thread.ofVirtual().name("start-report").unstarted(this::report);
    }

    public StartReport start() {
        thread.start();
        return this;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void report() {
        Duration pause = PAUSE_FIRST;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                CallContext.with().traced().run(() -> Tip.run(() -> reports.started(host, cluster)));
                log.atInfo().addKeyValue("cluster", cluster).log("dhcp.reported");
                return;
            } catch (CloudException notYet) {
                log.atInfo().addKeyValue("reason", notYet.getMessage()).log("dhcp.not.reported.yet");
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException stopped) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) < 0 ? pause.multipliedBy(2) : PAUSE_MAX;
        }
    }
}
