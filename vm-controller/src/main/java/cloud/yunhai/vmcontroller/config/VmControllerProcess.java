package cloud.yunhai.vmcontroller.config;

import cloud.yunhai.common.idl.vmcontroller.Simulator;
import cloud.yunhai.common.idl.vmcontroller.VmController;
import cloud.yunhai.common.idl.vmscheduler.VmReports;
import cloud.yunhai.common.lol.LolLogging;
import cloud.yunhai.common.process.ServiceLife;
import cloud.yunhai.common.process.ServiceProperties;
import cloud.yunhai.common.tip.HealthReport;
import cloud.yunhai.common.tip.TipBuilder;
import cloud.yunhai.common.tip.TipRuntime;
import cloud.yunhai.common.tip.TipSettings;
import cloud.yunhai.vmcontroller.adapter.vmscheduler.TipReportSink;
import cloud.yunhai.vmcontroller.app.VmHosts;
import cloud.yunhai.vmcontroller.endpoint.SimulatorEndpoint;
import cloud.yunhai.vmcontroller.endpoint.VmCodec;
import cloud.yunhai.vmcontroller.endpoint.VmControllerEndpoint;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running process: its hosts and its TIP.
public final class VmControllerProcess implements AutoCloseable {
    /// This module's name.
    public static final String MODULE = "vm-controller";

    private static final Logger LOG = LoggerFactory.getLogger(VmControllerProcess.class);

    private final TipRuntime tip;
    private final ServiceLife life;
    private final LolLogging logging;
    private final Drivers.Driven driven;

    private VmControllerProcess(TipRuntime tip, LolLogging logging, Drivers.Driven driven) {
        this.logging = logging;
        this.tip = tip;
        this.life = ServiceLife.of(tip);
        this.driven = driven;
    }

    /// Starts to serve, then to report.
    static VmControllerProcess start(ServiceProperties properties, VmControllerConfig config) {
        List<String> names = config.hosts(properties.hosts());
        TipSettings settings = properties.tip(MODULE, version()).withHosts(names);
        Drivers.Driven driven = Drivers.of(config, names);
        TipBuilder builder = TipRuntime.builder(settings)
                .configuration(config)
                .health(() -> health(driven.hosts()))
                .serve(
                        "VmController",
                        VmController.Iface.class,
                        new VmControllerEndpoint(driven.hosts(), new VmCodec(config.bridge())));
        if (driven.simulations() != null) {
            builder.serve("Simulator", Simulator.Iface.class, new SimulatorEndpoint(driven.simulations()));
        }
        TipRuntime tip = builder.start();
        LolLogging logging = LolLogging.attach(tip, MODULE, names.getFirst(), properties.spool());
        driven.begin(new TipReportSink(tip.client(VmReports.Iface.class, "vm-scheduler")));
        LOG.atInfo()
                .addKeyValue("driver", config.driver())
                .addKeyValue("hosts", names.size())
                .addKeyValue("address", tip.address())
                .log("vm-controller.started");
        return new VmControllerProcess(tip, logging, driven);
    }

    /// Where it is reached.
    public TipRuntime tip() {
        return tip;
    }

    private static HealthReport health(VmHosts hosts) {
        Map<String, String> troubles = hosts.troubles();
        return troubles.isEmpty()
                ? HealthReport.healthy()
                : new HealthReport(HealthReport.Condition.DEGRADED, troubles);
    }

    private static String version() {
        String version = VmControllerProcess.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public void close() throws IOException {
        // Running calls need the hypervisor, and the last log records need TIP.
        logging.close();
        life.close();
        driven.close();
    }
}
