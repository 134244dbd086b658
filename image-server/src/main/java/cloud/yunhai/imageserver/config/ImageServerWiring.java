package cloud.yunhai.imageserver.config;

import cloud.yunhai.common.idl.dbproxy.Images;
import cloud.yunhai.common.idl.imageserver.ImageServer;
import cloud.yunhai.common.lol.LolLogging;
import cloud.yunhai.common.process.ServiceLife;
import cloud.yunhai.common.process.ServiceProperties;
import cloud.yunhai.common.tip.TipRuntime;
import cloud.yunhai.imageserver.endpoint.ImageServerEndpoint;
import java.util.Objects;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Puts image-server together.
@Configuration(proxyBeanMethods = false)
public class ImageServerWiring {
    private static final String MODULE = "image-server";

    @Bean
    ServiceProperties serviceProperties(Environment environment) {
        return Binder.get(environment).bindOrCreate("yunhai", ServiceProperties.class);
    }

    @Bean(destroyMethod = "")
    TipRuntime tip(ServiceProperties service) {
        return TipRuntime.builder(service.tip(MODULE, version()))
                .serveFrom(
                        "ImageServer",
                        ImageServer.Iface.class,
                        tip -> new ImageServerEndpoint(tip.client(Images.Iface.class, "db-proxy")))
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

    private static String version() {
        String version = ImageServerWiring.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
