package cloud.yunhai.lolserver.config;

import cloud.yunhai.common.idl.lolserver.LolServer;
import cloud.yunhai.common.lol.LolLogging;
import cloud.yunhai.common.process.HttpListener;
import cloud.yunhai.common.process.ServiceLife;
import cloud.yunhai.common.process.ServiceProperties;
import cloud.yunhai.common.tip.HealthReport;
import cloud.yunhai.common.tip.HostPort;
import cloud.yunhai.common.tip.TipRuntime;
import cloud.yunhai.lolserver.adapter.hadoop.HadoopFiles;
import cloud.yunhai.lolserver.app.LogStore;
import cloud.yunhai.lolserver.endpoint.HttpSecret;
import cloud.yunhai.lolserver.endpoint.LolHttp;
import cloud.yunhai.lolserver.endpoint.LolServerEndpoint;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Makes lol-server's objects in the order in which they are needed; they are closed in the reverse order.
@Configuration(proxyBeanMethods = false)
public class LolServerWiring {
    private static final Logger log = LoggerFactory.getLogger(LolServerWiring.class);
    private static final String MODULE = "lol-server";

    @Bean
    LolServerConfig config(Environment environment) {
        return Binder.get(environment).bindOrCreate(MODULE, LolServerConfig.class);
    }

    @Bean
    ServiceProperties properties(Environment environment) {
        return Binder.get(environment).bindOrCreate("yunhai", ServiceProperties.class);
    }

    @Bean
    HadoopFiles files(LolServerConfig config) throws IOException {
        return HadoopFiles.open(config.fileSystem(), config.dataDirectory());
    }

    @Bean
    LogStore store(LolServerConfig config, HadoopFiles files) throws IOException {
        return LogStore.open(files, config.settings(), InstantSource.system());
    }

    @Bean
    TipRuntime tip(ServiceProperties properties, LolServerConfig config, LogStore store) {
        String version = LolServerWiring.class.getPackage().getImplementationVersion();
        TipRuntime tip = TipRuntime.builder(properties.tip(MODULE, version == null ? "dev" : version))
                .configuration(config)
                .serve("LolServer", LolServer.Iface.class, new LolServerEndpoint(store))
                .health(() -> health(store))
                .start();
        FunctionCounter.builder("yunhai.log.records.stored", store, LogStore::stored)
                .description("Log records stored.")
                .register(tip.meters());
        Gauge.builder("yunhai.log.store.bytes", store, LogStore::bytes)
                .description("Size of the log store.")
                .register(tip.meters());
        return tip;
    }

    @Bean
    ServiceLife life(TipRuntime tip) {
        return ServiceLife.of(tip);
    }

    @Bean
    LolLogging logging(TipRuntime tip, ServiceProperties properties) {
        Path spool = properties.spool();
        return LolLogging.attach(tip, MODULE, properties.hosts().getFirst(), spool);
    }

    @Bean
    LolHttp http(LolServerConfig config, ServiceProperties properties, LogStore store) throws IOException {
        InetSocketAddress listen = HostPort.parse(config.httpListen()).resolve();
        LolHttp http = new LolHttp(
                HttpListener.at(listen, properties.certificates()), store, new HttpSecret(config.httpSecretFile()));
        if (config.httpSecretFile() == null) {
            log.atInfo().addKeyValue("reason", "no lol-server.http-secret-file").log("http.closed");
        } else {
            log.atInfo().addKeyValue("address", http.open()).log("http.open");
        }
        return http;
    }

    private static HealthReport health(LogStore store) {
        return new HealthReport(
                store.isWritable() ? HealthReport.Condition.HEALTHY : HealthReport.Condition.DEGRADED,
                Map.of("store", store.condition()));
    }
}
