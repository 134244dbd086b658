package cloud.yunhai.apiserver.config;

import cloud.yunhai.apiserver.adapter.nodeagent.NodeAgentServices;
import cloud.yunhai.apiserver.app.port.Neighbours;
import cloud.yunhai.apiserver.endpoint.Health;
import cloud.yunhai.common.idl.nodeagent.NodeAgent;
import cloud.yunhai.common.process.ServiceLife;
import cloud.yunhai.common.process.ServiceProperties;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.HealthReport;
import cloud.yunhai.common.tip.TipRuntime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Wires the service by hand.
@Configuration(proxyBeanMethods = false)
public class ApiServerWiring {
    static final String MODULE = "api-server";

    @Bean(destroyMethod = "close")
    Service service(Environment environment) {
        Binder binder = Binder.get(environment);
        return new Service(
                binder.bind("yunhai", ServiceProperties.class).get(),
                binder.bindOrCreate(MODULE, ApiServerConfig.class));
    }

    /// The running service.
    static final class Service implements AutoCloseable {
        private static final Logger LOG = LoggerFactory.getLogger(Service.class);
        private static final Duration PROBE = Duration.ofSeconds(1);

        private final NodeAgentServices services;
        private final Api api;
        private final ServiceLife life;

        Service(ServiceProperties properties, ApiServerConfig config) {
            AtomicReference<Health> health = new AtomicReference<>();
            TipRuntime tip = TipRuntime.builder(properties.tip(MODULE, version()))
                    .configuration(config)
                    .health(() -> {
                        Health known = health.get();
                        return known == null ? HealthReport.healthy() : known.report();
                    })
                    .start();
            services =
                    new NodeAgentServices(tip::services, host -> tip.client(NodeAgent.Iface.class, "node-agent", host));
            Neighbours neighbours = TipNeighbours.of(tip::client, services);
            Health probed = new Health(
                    () -> CallContext.with()
                            .deadline(PROBE)
                            .run(() -> neighbours.accounts().isEmpty()),
                    InstantSource.system());
            health.set(probed);
            try {
                api = new Api(config, properties.certificates(), neighbours, probed, InstantSource.system());
            } catch (RuntimeException refused) {
                tip.close();
                throw refused;
            }
            life = ServiceLife.of(tip);
            LOG.atInfo()
                    .addKeyValue("listen", config.httpListen())
                    .addKeyValue("port", api.port())
                    .log("api.ready");
        }

        @Override
        public void close() {
            api.close();
            services.close();
            life.close();
        }

        private static String version() {
            String version = ApiServerWiring.class.getPackage().getImplementationVersion();
            return version == null ? "development" : version;
        }
    }
}
