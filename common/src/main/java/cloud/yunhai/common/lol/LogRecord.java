package cloud.yunhai.common.lol;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a service wrote to LOL: one event. No text is longer than [LogLimits] says.
///
/// @param id unique
/// @param logger who wrote it
/// @param trace of the request that led to it
/// @param error the failure behind it, in short
/// @param values the event's own names and values
public record LogRecord(
        String id,
        Instant time,
        String moduleName,
        String hostName,
        LogLevel level,
        String logger,
        String message,
        @Nullable String trace,
        @Nullable String operationId,
        @Nullable String instanceId,
        @Nullable String userId,
        @Nullable String error,
        Map<String, String> values) {
    public LogRecord {
        values = Map.copyOf(values);
        name("id", id);
        name("module", moduleName);
        name("host", hostName);
        name("logger", logger);
        within("message", message, LogLimits.MESSAGE_CHARS);
        name("trace", trace);
        name("operation_id", operationId);
        name("instance_id", instanceId);
        name("user_id", userId);
        within("error", error, LogLimits.ERROR_CHARS);
        if (values.size() > LogLimits.VALUES) {
            throw new IllegalArgumentException(
                    "values: " + values.size() + " (expected: at most " + LogLimits.VALUES + ")");
        }
        values.forEach((key, value) -> {
            name("values", key);
            within("values." + key, value, LogLimits.VALUE_CHARS);
        });
    }

    private static void name(String member, @Nullable String value) {
        within(member, value, LogLimits.NAME_CHARS);
    }

    private static void within(String member, @Nullable String value, int max) {
        if (value != null && value.length() > max) {
            throw new IllegalArgumentException(
                    member + ": " + value.length() + " characters (expected: at most " + max + ")");
        }
    }

    /// The same as written by this process.
    public LogRecord from(String module, String host) {
        return new LogRecord(
                id, time, module, host, level, logger, message, trace, operationId, instanceId, userId, error, values);
    }

    /// The same under this id.
    public LogRecord withId(String other) {
        return new LogRecord(
                other,
                time,
                moduleName,
                hostName,
                level,
                logger,
                message,
                trace,
                operationId,
                instanceId,
                userId,
                error,
                values);
    }
}
