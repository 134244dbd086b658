package cloud.yunhai.common.lol;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import cloud.yunhai.common.lol.spool.DiskSpool;
import cloud.yunhai.common.lol.spool.MemorySpool;
import cloud.yunhai.common.lol.spool.Spool;
import cloud.yunhai.common.lol.transport.HttpTransport;
import cloud.yunhai.common.lol.transport.TipTransport;
import cloud.yunhai.common.tip.TipRuntime;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Sends the log of this process to LOL, from the moment it is attached until it is closed.
///
/// ```java
/// @Bean
/// LolLogging logging(TipRuntime tip, ServiceProperties properties) {
///     return LolLogging.attach(tip, "vm-scheduler", properties.hosts().getFirst(), properties.spool());
/// }
/// ```
public final class LolLogging implements AutoCloseable {
    private static final int QUEUE_EVENTS = 8_192;
    private static final long SPOOL_BYTES = 64L << 20;
    private static final int MEMORY_BATCHES = 64;

    private final @Nullable LoggerContext context;
    private final LolShipper<ILoggingEvent> shipper;
    private final LolAppender appender;

    private LolLogging(String module, String host, @Nullable Path spool, LolTransport transport) {
        EventRecords records = new EventRecords(module, host);
        this.context = LoggerFactory.getILoggerFactory() instanceof LoggerContext logback ? logback : null;
        this.shipper = new LolShipper<>(QUEUE_EVENTS, records, records::lossReport, spool(spool), transport);
        this.appender = new LolAppender(shipper);
        shipper.open();
        if (context != null) {
            appender.setContext(context);
            appender.start();
            root(context).addAppender(appender);
        }
    }

    /// By TIP: for services.
    ///
    /// @param spool where batches wait while lol-server is away, for this process alone; null: a few in memory only
    public static LolLogging attach(TipRuntime tip, String module, String host, @Nullable Path spool) {
        LolLogging logging = new LolLogging(module, host, spool, new TipTransport(tip));
        logging.measured(tip.meters());
        return logging;
    }

    /// By HTTP: for processes that speak no TIP.
    ///
    /// @param lolServer as `http://127.0.0.1:9044`
    /// @param secretFile by which lol-server knows its writers, mode 0600
    public static LolLogging attach(URI lolServer, Path secretFile, String module, String host, @Nullable Path spool) {
        return new LolLogging(module, host, spool, new HttpTransport(lolServer, secretFile));
    }

    /// By any other way.
    static LolLogging attach(LolTransport transport, String module, String host, @Nullable Path spool) {
        return new LolLogging(module, host, spool, transport);
    }

    private void measured(MeterRegistry meters) {
        FunctionCounter.builder("yunhai.lol.records.sent", shipper, LolShipper::sent)
                .description("Log records that lol-server has.")
                .register(meters);
        FunctionCounter.builder("yunhai.lol.records.lost", shipper, LolShipper::lost)
                .description("Log records that lol-server will never have.")
                .register(meters);
        Gauge.builder("yunhai.lol.spool.bytes", shipper, LolShipper::spooledBytes)
                .description("Log records that wait on disk.")
                .register(meters);
    }

    private static Spool spool(@Nullable Path directory) {
        if (directory == null) {
            return new MemorySpool(MEMORY_BATCHES);
        }
        try {
            return new DiskSpool(directory, SPOOL_BYTES);
        } catch (IOException unusable) {
            LoggerFactory.getLogger(LolLogging.class)
                    .atWarn()
                    .addKeyValue("directory", directory)
                    .setCause(unusable)
                    .log("lol.spool-unusable");
            return new MemorySpool(MEMORY_BATCHES);
        }
    }

    private static Logger root(LoggerContext context) {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    /// Detaches; what could not be sent waits in the spool.
    @Override
    public void close() {
        if (context != null) {
            root(context).detachAppender(appender);
        }
        appender.stop();
        shipper.close();
    }
}
