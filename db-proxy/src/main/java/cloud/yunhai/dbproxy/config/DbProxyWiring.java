package cloud.yunhai.dbproxy.config;

import cloud.yunhai.common.process.ServiceLife;
import cloud.yunhai.common.process.ServiceProperties;
import cloud.yunhai.common.tip.HealthReport;
import cloud.yunhai.common.tip.TipRuntime;
import cloud.yunhai.common.tip.TipSettings;
import cloud.yunhai.dbproxy.adapter.jpa.Database;
import cloud.yunhai.dbproxy.adapter.jpa.DatabaseClock;
import cloud.yunhai.dbproxy.adapter.jpa.Probe;
import cloud.yunhai.dbproxy.adapter.tip.OwnRegistry;
import cloud.yunhai.dbproxy.app.Housekeeping;
import cloud.yunhai.dbproxy.app.store.Processes.Entry;
import cloud.yunhai.dbproxy.endpoint.TipCallInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Puts db-proxy together.
@Configuration(proxyBeanMethods = false)
public class DbProxyWiring {
    private static final String MODULE = "db-proxy";

    @Bean
    ServiceProperties serviceProperties(Environment environment) {
        return Binder.get(environment).bindOrCreate("yunhai", ServiceProperties.class);
    }

    @Bean
    DbProxyConfig dbProxyConfig(Environment environment) {
        return Binder.get(environment).bindOrCreate(MODULE, DbProxyConfig.class);
    }

    @Bean
    Database database(DbProxyConfig config) {
        return Database.open(config.database(), config.username(), config.password(), config.poolSize());
    }

    @Bean
    DatabaseClock databaseClock(Database database) {
        return new DatabaseClock(database);
    }

    @Bean
    Assembly assembly(DbProxyConfig config, Database database, DatabaseClock clock) {
        return new Assembly(database, clock, new TipCallInfo(), config.retention());
    }

    @Bean
    Housekeeping housekeeping(Assembly assembly, DatabaseClock clock) {
        Housekeeping housekeeping = new Housekeeping(assembly.purge(), assembly.registry(), clock::adjust);
        housekeeping.start();
        return housekeeping;
    }

    @Bean
    OwnRegistry ownRegistry(Assembly assembly) {
        return new OwnRegistry(assembly.registry());
    }

    @Bean(destroyMethod = "")
    TipRuntime tip(
            ServiceProperties service,
            DbProxyConfig config,
            Assembly assembly,
            OwnRegistry registry,
            Database database) {
        TipSettings settings = service.tip(MODULE, version());
        TipRuntime tip = assembly.serve(TipRuntime.builder(settings))
                .configuration(config)
                .discovery(registry)
                .health(() -> health(database))
                .start();
        Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        registry.enter(settings.hosts().stream()
                .map(host -> new Entry(
                        MODULE,
                        host,
                        tip.address().toString(),
                        settings.version(),
                        startedAt,
                        ProcessHandle.current().pid()))
                .toList());
        return tip;
    }

    private static HealthReport health(Database database) {
        return Probe.answers(database.connections())
                ? new HealthReport(HealthReport.Condition.HEALTHY, Map.of("database", database.version()))
                : new HealthReport(
                        HealthReport.Condition.UNHEALTHY, Map.of("database", "the database does not answer"));
    }

    @Bean
    ServiceLife life(TipRuntime tip) {
        return ServiceLife.of(tip);
    }

    private static String version() {
        String version = DbProxyWiring.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
