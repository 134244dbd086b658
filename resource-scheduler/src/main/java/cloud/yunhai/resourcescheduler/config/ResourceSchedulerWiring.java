package cloud.yunhai.resourcescheduler.config;

import cloud.yunhai.common.idl.resourcescheduler.ResourceScheduler;
import cloud.yunhai.common.process.ServiceLife;
import cloud.yunhai.common.process.ServiceProperties;
import cloud.yunhai.common.tip.TipRuntime;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Wires the service by hand.
@Configuration(proxyBeanMethods = false)
public class ResourceSchedulerWiring {
    static final String MODULE = "resource-scheduler";

    /// Closed first of all: while it drains, running calls still need the engine.
    @Bean(destroyMethod = "close")
    Service service(Environment environment) {
        Binder binder = Binder.get(environment);
        return new Service(
                binder.bind("yunhai", ServiceProperties.class).get(),
                binder.bind(MODULE, ResourceSchedulerConfig.class).get());
    }

    /// The running service.
    static final class Service implements AutoCloseable {
        private final ResourceSchedulerConfig config;
        private final Engine engine;
        private final ServiceLife life;

        Service(ServiceProperties properties, ResourceSchedulerConfig config) {
            this.config = config;
            AtomicReference<Engine> made = new AtomicReference<>();
            TipRuntime tip = TipRuntime.builder(properties.tip(MODULE, version()))
                    .configuration(config)
                    .serveFrom("ResourceScheduler", ResourceScheduler.Iface.class, runtime -> {
                        Engine behind = new Engine(config, runtime);
                        made.set(behind);
                        return behind.endpoint();
                    })
                    .start();
            engine = java.util.Objects.requireNonNull(made.get(), "engine is null");
            engine.start();
            life = ServiceLife.of(tip);
        }

        @Override
        public void close() {
            engine.stop(config);
            life.close();
        }

        private static String version() {
            String version = ResourceSchedulerWiring.class.getPackage().getImplementationVersion();
            return version == null ? "development" : version;
        }
    }
}
