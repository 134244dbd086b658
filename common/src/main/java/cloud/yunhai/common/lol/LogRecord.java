package cloud.yunhai.common.lol;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a service wrote to LOL: one event.
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
