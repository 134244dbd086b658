package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.LogLevel;
import cloud.yunhai.apicommon.representation.LogRecordList;
import cloud.yunhai.apicommon.representation.LogRecordRepresentation;
import cloud.yunhai.apiserver.app.LogOperations;
import cloud.yunhai.apiserver.app.port.LogStore;
import cloud.yunhai.apiserver.core.RequestException;
import cloud.yunhai.apiserver.core.document.Characters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Logs.
@Path(UriTemplates.LOGS)
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
public final class LogEndpoint {
    private static final int TEXT_MAX = 255;
    private static final int MODULES_MAX = 32;

    private final LogOperations logs;

    public LogEndpoint(LogOperations logs) {
        this.logs = logs;
    }

    @GET
    public Response query(@Context ContainerRequestContext context) {
        Call call = Call.of(context);
        boolean operator = call.request().operator();
        LogStore.Query query = new LogStore.Query(
                moment(call, "from"),
                moment(call, "to"),
                modules(call),
                level(call),
                text(call, "user_id"),
                text(call, "instance_id"),
                text(call, "operation_id"),
                text(call, "trace"),
                text(call, "text"),
                text(call, "host_name"),
                Lists.limit(call),
                Lists.pageToken(call),
                oldestFirst(call));
        return Lists.answer(
                call, logs.query(call.request(), query), LogRecordList::new, record -> shown(record, operator));
    }

    /// Tenants see what was said about their own, not by which host and class.
    private static LogRecordRepresentation shown(LogRecordRepresentation record, boolean operator) {
        record.message = Characters.fitForXml(record.message);
        record.error = record.error == null ? null : Characters.fitForXml(record.error);
        record.values.replaceAll((_, value) -> Characters.fitForXml(value));
        if (!operator) {
            record.hostName = null;
            record.logger = null;
            record.error = null;
            record.values.clear();
        }
        return record;
    }

    private static @Nullable Instant moment(Call call, String name) {
        String text = call.query(name);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notAMoment) {
            throw RequestException.invalid(name, text, "a moment as 2026-01-31T12:00:00Z");
        }
    }

    private static List<String> modules(Call call) {
        String text = text(call, "module");
        if (text == null) {
            return List.of();
        }
        List<String> modules = Arrays.asList(text.split(",", MODULES_MAX + 1));
        if (modules.size() > MODULES_MAX) {
            throw RequestException.invalid("module", text, "at most " + MODULES_MAX + " modules");
        }
        return modules;
    }

    private static @Nullable LogLevel level(Call call) {
        String text = call.query("min_level");
        if (text == null) {
            return null;
        }
        try {
            return LogLevel.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException notALevel) {
            throw RequestException.invalid("min_level", text, "one of " + Arrays.toString(LogLevel.values()));
        }
    }

    private static boolean oldestFirst(Call call) {
        String text = call.query("oldest_first");
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw RequestException.invalid("oldest_first", text, "true or false");
    }

    private static @Nullable String text(Call call, String name) {
        String text = call.query(name);
        if (text != null && (text.isEmpty() || text.length() > TEXT_MAX || !Characters.printable(text))) {
            throw RequestException.invalid(name, text, "1 to " + TEXT_MAX + " characters, no control characters");
        }
        return text;
    }
}
