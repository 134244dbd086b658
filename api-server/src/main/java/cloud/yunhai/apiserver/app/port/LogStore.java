package cloud.yunhai.apiserver.app.port;

import cloud.yunhai.apicommon.representation.LogLevel;
import cloud.yunhai.apicommon.representation.LogRecordRepresentation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The logs of all services.
public interface LogStore {
    /// What to look for; null: anything.
    record Query(
            @Nullable Instant from,
            @Nullable Instant to,
            List<String> modules,
            @Nullable LogLevel minLevel,
            @Nullable String userId,
            @Nullable String instanceId,
            @Nullable String operationId,
            @Nullable String trace,
            @Nullable String text,
            @Nullable String hostName,
            int limit,
            @Nullable String pageToken,
            boolean oldestFirst) {
        public Query {
            modules = List.copyOf(modules);
        }
    }

    Listing<LogRecordRepresentation> query(Query query);
}
