package cloud.yunhai.common.lol;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import cloud.yunhai.common.tip.CallContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/// Makes records of logback's events.
///
/// Trace, operation, instance and user are taken from the event's own values or else from the MDC; texts are cut to
/// their limits, and what looks like a secret is masked.
final class EventRecords implements Function<ILoggingEvent, LogRecord> {
    private static final List<String> OPERATION = List.of(CallContext.MDC_OPERATION, "operation_id", "operationId");
    private static final List<String> INSTANCE = List.of("instance", "instance_id", "instanceId");
    private static final List<String> USER = List.of("user", "user_id", "userId");
    private static final List<String> TRACE = List.of(CallContext.MDC_TRACE);
    private static final int FRAMES = 8;
    private static final int CAUSES = 5;

    private final String module;
    private final String host;

    EventRecords(String module, String host) {
        this.module = module;
        this.host = host;
    }

    @Override
    public LogRecord apply(ILoggingEvent event) {
        Map<String, String> values = values(event);
        return new LogRecord(
                "",
                time(event),
                module,
                host,
                level(event.getLevel()),
                LogLimits.cut(event.getLoggerName(), LogLimits.NAME_CHARS),
                LogLimits.cut(SecretMask.text(String.valueOf(event.getFormattedMessage())), LogLimits.MESSAGE_CHARS),
                take(values, TRACE),
                take(values, OPERATION),
                take(values, INSTANCE),
                take(values, USER),
                error(event.getThrowableProxy()),
                values);
    }

    /// What the shipper says of records that were lost.
    LogRecord lossReport(long count) {
        return new LogRecord(
                "",
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                module,
                host,
                LogLevel.WARN,
                EventRecords.class.getPackageName(),
                "log.records-lost",
                null,
                null,
                null,
                null,
                null,
                Map.of("count", Long.toString(count)));
    }

    private static Instant time(ILoggingEvent event) {
        Instant exact = event.getInstant();
        return (exact == null ? Instant.ofEpochMilli(event.getTimeStamp()) : exact).truncatedTo(ChronoUnit.MICROS);
    }

    private static LogLevel level(Level level) {
        return switch (level.toInt()) {
            case Level.ERROR_INT -> LogLevel.ERROR;
            case Level.WARN_INT -> LogLevel.WARN;
            case Level.INFO_INT -> LogLevel.INFO;
            case Level.DEBUG_INT -> LogLevel.DEBUG;
            default -> LogLevel.TRACE;
        };
    }

    private static Map<String, String> values(ILoggingEvent event) {
        Map<String, String> values = new LinkedHashMap<>();
        event.getMDCPropertyMap().forEach((name, value) -> put(values, name, value));
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            pairs.forEach(pair -> put(values, pair.key, String.valueOf(pair.value)));
        }
        return values;
    }

    private static void put(Map<String, String> values, @Nullable String name, @Nullable String value) {
        if (name != null && value != null && (values.size() < LogLimits.VALUES || values.containsKey(name))) {
            String shortName = LogLimits.cut(name, LogLimits.NAME_CHARS);
            values.put(shortName, LogLimits.cut(SecretMask.value(shortName, value), LogLimits.VALUE_CHARS));
        }
    }

    private static @Nullable String take(Map<String, String> values, List<String> names) {
        String taken = null;
        for (String name : names) {
            String value = values.remove(name);
            taken = taken == null ? value : taken;
        }
        return taken == null ? null : LogLimits.cut(taken, LogLimits.NAME_CHARS);
    }

    /// The chain of failures, each with the frames nearest to it.
    private static @Nullable String error(@Nullable IThrowableProxy failure) {
        if (failure == null) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        IThrowableProxy each = failure;
        for (int depth = 0; each != null && depth < CAUSES; depth++) {
            text.append(depth == 0 ? "" : "\ncaused by ")
                    .append(each.getClassName())
                    .append(": ")
                    .append(each.getMessage());
            StackTraceElementProxy[] frames = each.getStackTraceElementProxyArray();
            for (int i = 0; frames != null && i < Math.min(FRAMES, frames.length); i++) {
                text.append("\n    ").append(frames[i].getSTEAsString());
            }
            each = each.getCause();
        }
        return LogLimits.cut(SecretMask.text(text.toString()), LogLimits.ERROR_CHARS);
    }
}
