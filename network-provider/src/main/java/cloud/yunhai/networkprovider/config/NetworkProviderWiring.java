package cloud.yunhai.networkprovider.config;

import cloud.yunhai.common.idl.dbproxy.Catalogue;
import cloud.yunhai.common.idl.dbproxy.Events;
import cloud.yunhai.common.idl.dbproxy.Networks;
import cloud.yunhai.common.idl.dhcpcontroller.DhcpController;
import cloud.yunhai.common.idl.networkprovider.DhcpReports;
import cloud.yunhai.common.idl.networkprovider.NetworkProvider;
import cloud.yunhai.common.lol.LolLogging;
import cloud.yunhai.common.process.ServiceLife;
import cloud.yunhai.common.process.ServiceProperties;
import cloud.yunhai.common.tip.TipRuntime;
import cloud.yunhai.networkprovider.adapter.dbproxy.RemoteNetworkRecords;
import cloud.yunhai.networkprovider.adapter.dbproxy.RemoteSubnetChanges;
import cloud.yunhai.networkprovider.adapter.dhcpcontroller.RemoteDhcpServers;
import cloud.yunhai.networkprovider.app.Addresses;
import cloud.yunhai.networkprovider.app.DhcpComparison;
import cloud.yunhai.networkprovider.app.DhcpFleet;
import cloud.yunhai.networkprovider.app.DhcpServers;
import cloud.yunhai.networkprovider.app.DhcpStarts;
import cloud.yunhai.networkprovider.app.NetworkRecords;
import cloud.yunhai.networkprovider.app.SubnetWatch;
import cloud.yunhai.networkprovider.endpoint.DhcpReportsEndpoint;
import cloud.yunhai.networkprovider.endpoint.NetworkProviderEndpoint;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Puts network-provider together.
@Configuration(proxyBeanMethods = false)
public class NetworkProviderWiring {
    private static final String MODULE = "network-provider";
    private static final String DB_PROXY = "db-proxy";

    @Bean
    ServiceProperties serviceProperties(Environment environment) {
        return Binder.get(environment).bindOrCreate("yunhai", ServiceProperties.class);
    }

    @Bean
    NetworkProviderConfig networkProviderConfig(Environment environment) {
        return Binder.get(environment).bindOrCreate(MODULE, NetworkProviderConfig.class);
    }

    @Bean
    Parts parts() {
        return new Parts();
    }

    @Bean(destroyMethod = "")
    TipRuntime tip(ServiceProperties service, NetworkProviderConfig config, Parts parts) {
        return TipRuntime.builder(service.tip(MODULE, version()))
                .configuration(config)
                .serveFrom(
                        "NetworkProvider",
                        NetworkProvider.Iface.class,
                        tip -> new NetworkProviderEndpoint(parts.addresses(tip), parts.comparison(tip)))
                .serveFrom("DhcpReports", DhcpReports.Iface.class, tip -> new DhcpReportsEndpoint(parts.starts(tip)))
                .start();
    }

    @Bean
    Repeating comparing(NetworkProviderConfig config, TipRuntime tip, Parts parts) {
        return new Repeating(config.comparisonInterval(), parts.comparison(tip)::mend);
    }

    @Bean
    SubnetWatch subnetWatch(TipRuntime tip, Parts parts) {
        Events.Iface events = tip.client(Events.Iface.class, DB_PROXY);
        return new SubnetWatch(new RemoteSubnetChanges(events), parts.comparison(tip)::mend).start();
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

    /// What the services share; made of the runtime's clients, once.
    static final class Parts {
        private @Nullable NetworkRecords records;
        private @Nullable DhcpServers servers;
        private @Nullable DhcpFleet fleet;

        synchronized Addresses addresses(TipRuntime tip) {
            return new Addresses(records(tip), fleet(tip));
        }

        synchronized DhcpComparison comparison(TipRuntime tip) {
            return new DhcpComparison(records(tip), servers(tip), fleet(tip));
        }

        synchronized DhcpStarts starts(TipRuntime tip) {
            return new DhcpStarts(records(tip), fleet(tip), comparison(tip));
        }

        private DhcpFleet fleet(TipRuntime tip) {
            if (fleet == null) {
                fleet = new DhcpFleet(servers(tip), records(tip));
            }
            return fleet;
        }

        private NetworkRecords records(TipRuntime tip) {
            if (records == null) {
                records = new RemoteNetworkRecords(
                        tip.client(Networks.Iface.class, DB_PROXY), tip.client(Catalogue.Iface.class, DB_PROXY));
            }
            return records;
        }

        private DhcpServers servers(TipRuntime tip) {
            if (servers == null) {
                servers = new RemoteDhcpServers(
                        tip::services, host -> tip.client(DhcpController.Iface.class, RemoteDhcpServers.MODULE, host));
            }
            return servers;
        }
    }

    private static String version() {
        String version = NetworkProviderWiring.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
