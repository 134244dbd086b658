package cloud.yunhai.dhcpcontroller.config;

import cloud.yunhai.common.idl.dhcpcontroller.DhcpController;
import cloud.yunhai.common.idl.networkprovider.DhcpReports;
import cloud.yunhai.common.lol.LolLogging;
import cloud.yunhai.common.process.ServiceLife;
import cloud.yunhai.common.process.ServiceProperties;
import cloud.yunhai.common.tip.HealthReport;
import cloud.yunhai.common.tip.TipRuntime;
import cloud.yunhai.dhcpcontroller.adapter.dnsmasq.DnsmasqDhcpServer;
import cloud.yunhai.dhcpcontroller.adapter.dnsmasq.DnsmasqSettings;
import cloud.yunhai.dhcpcontroller.adapter.networkprovider.StartReport;
import cloud.yunhai.dhcpcontroller.adapter.sim.SimulatedDhcpServer;
import cloud.yunhai.dhcpcontroller.app.DhcpServer;
import cloud.yunhai.dhcpcontroller.app.Reservations;
import cloud.yunhai.dhcpcontroller.core.DnsmasqFiles;
import cloud.yunhai.dhcpcontroller.endpoint.DhcpControllerEndpoint;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Puts dhcp-controller together.
@Configuration(proxyBeanMethods = false)
public class DhcpControllerWiring {
    private static final String MODULE = "dhcp-controller";

    @Bean
    ServiceProperties serviceProperties(Environment environment) {
        return Binder.get(environment).bindOrCreate("yunhai", ServiceProperties.class);
    }

    @Bean
    DhcpControllerConfig dhcpControllerConfig(Environment environment) {
        return Binder.get(environment).bindOrCreate(MODULE, DhcpControllerConfig.class);
    }

    @Bean
    DhcpServer dhcpServer(DhcpControllerConfig config) {
        return switch (config.driver()) {
            case DNSMASQ -> DnsmasqDhcpServer.open(settings(config));
            case SIMULATED -> new SimulatedDhcpServer();
        };
    }

    @Bean(destroyMethod = "")
    TipRuntime tip(ServiceProperties service, DhcpControllerConfig config, DhcpServer server) {
        Reservations reservations = new Reservations(server, config.cluster());
        return TipRuntime.builder(service.tip(MODULE, version()))
                .configuration(config)
                .serve("DhcpController", DhcpController.Iface.class, new DhcpControllerEndpoint(reservations))
                .health(() -> health(server))
                .start();
    }

    @Bean
    StartReport startReport(ServiceProperties service, DhcpControllerConfig config, TipRuntime tip) {
        return new StartReport(
                        tip.client(DhcpReports.Iface.class, "network-provider"),
                        service.hosts().getFirst(),
                        config.cluster())
                .start();
    }

    @Bean
    LolLogging logging(TipRuntime tip, ServiceProperties service) {
        return LolLogging.attach(tip, MODULE, service.hosts().getFirst(), service.spool());
    }

    /// Made after the logging and so ended before it: what is told while the process drains is told.
    @Bean
    ServiceLife life(TipRuntime tip, LolLogging logging) {
        Objects.requireNonNull(logging);
        return ServiceLife.of(tip);
    }

    private static HealthReport health(DhcpServer server) {
        return server.running()
                ? new HealthReport(HealthReport.Condition.HEALTHY, Map.of("dhcp-server", "running"))
                : new HealthReport(HealthReport.Condition.UNHEALTHY, Map.of("dhcp-server", "not running"));
    }

    private static DnsmasqSettings settings(DhcpControllerConfig config) {
        DnsmasqFiles.Place place = new DnsmasqFiles.Place(
                config.interfaceName(), config.dataDirectory(), config.user(), config.leaseTime());
        return new DnsmasqSettings(place, config.commandPrefix(), "dnsmasq", "dhcp_release", config.programLimit());
    }

    private static String version() {
        String version = DhcpControllerWiring.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
