package cloud.yunhai.common.lol;

import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Records as lines of JSON: how they are spooled, stored, and sent by HTTP.
///
/// Written and read token by token: every process of the platform logs, and none should load a mapper for it.
public final class RecordLines {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(4 * LogLimits.MESSAGE_CHARS)
                    .maxNestingDepth(4)
                    .maxNameLength(LogLimits.NAME_CHARS)
                    .maxNumberLength(30)
                    .build())
            .build();

    private RecordLines() {}

    /// A record cannot be read; the message names the member.
    public static final class MalformedRecordException extends Exception {
        private static final long serialVersionUID = 1;

        MalformedRecordException(String message) {
            super(message);
        }
    }

    /// The records, one a line.
    public static byte[] write(Iterable<LogRecord> records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        for (LogRecord record : records) {
            write(record, out);
        }
        return out.toByteArray();
    }

    /// Appends one line.
    public static void write(LogRecord record, ByteArrayOutputStream out) {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringProperty("id", record.id());
            json.writeStringProperty(
                    "time", record.time().truncatedTo(ChronoUnit.MICROS).toString());
            json.writeStringProperty("module", record.moduleName());
            json.writeStringProperty("host", record.hostName());
            json.writeStringProperty("level", record.level().name());
            json.writeStringProperty("logger", record.logger());
            json.writeStringProperty("message", record.message());
            optional(json, "trace", record.trace());
            optional(json, "operation_id", record.operationId());
            optional(json, "instance_id", record.instanceId());
            optional(json, "user_id", record.userId());
            optional(json, "error", record.error());
            if (!record.values().isEmpty()) {
                json.writeObjectPropertyStart("values");
                record.values().forEach(json::writeStringProperty);
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        out.write('\n');
    }

    private static void optional(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    /// All lines; empty ones are passed over.
    ///
    /// @throws MalformedRecordException names the line, counted from 1, and the member
    public static List<LogRecord> read(byte[] lines) throws MalformedRecordException {
        List<LogRecord> records = new ArrayList<>();
        int number = 0;
        int start = 0;
        while (start < lines.length) {
            int end = start;
            while (end < lines.length && lines[end] != '\n') {
                end++;
            }
            number++;
            if (!blank(lines, start, end)) {
                try {
                    records.add(readOne(lines, start, end - start));
                } catch (MalformedRecordException wrong) {
                    throw new MalformedRecordException("line " + number + ": " + wrong.getMessage());
                }
            }
            start = end + 1;
        }
        return records;
    }

    private static boolean blank(byte[] lines, int start, int end) {
        for (int i = start; i < end; i++) {
            if (lines[i] != ' ' && lines[i] != '\r' && lines[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    /// One record.
    public static LogRecord readOne(byte[] bytes, int offset, int length) throws MalformedRecordException {
        Map<String, String> members = new HashMap<>();
        Map<String, String> values = new HashMap<>();
        try (JsonParser json = JSON.createParser(bytes, offset, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedRecordException("not an object (expected: a record)");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                if (name.equals("values")) {
                    readValues(json, values);
                } else if (members.put(name, text(json, name)) != null) {
                    throw new MalformedRecordException(name + ": given twice (expected: once)");
                }
            }
            if (json.nextToken() != null) {
                throw new MalformedRecordException("more follows the record (expected: the end of the line)");
            }
        } catch (JacksonException broken) {
            throw new MalformedRecordException("no JSON: " + broken.getOriginalMessage());
        }
        return record(members, values);
    }

    private static void readValues(JsonParser json, Map<String, String> values) throws MalformedRecordException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new MalformedRecordException("values: no object (expected: names and texts)");
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            values.put(name, text(json, "values." + name));
            if (values.size() > LogLimits.VALUES) {
                throw new MalformedRecordException("values: too many (expected: at most " + LogLimits.VALUES + ")");
            }
        }
    }

    private static String text(JsonParser json, String name) throws MalformedRecordException {
        if (json.nextToken() != JsonToken.VALUE_STRING) {
            throw new MalformedRecordException(name + ": no text (expected: a text)");
        }
        return json.getString();
    }

    private static LogRecord record(Map<String, String> members, Map<String, String> values)
            throws MalformedRecordException {
        try {
            LogRecord record = new LogRecord(
                    take(members, "id"),
                    time(take(members, "time")),
                    take(members, "module"),
                    take(members, "host"),
                    level(take(members, "level")),
                    take(members, "logger"),
                    take(members, "message"),
                    members.remove("trace"),
                    members.remove("operation_id"),
                    members.remove("instance_id"),
                    members.remove("user_id"),
                    members.remove("error"),
                    values);
            if (!members.isEmpty()) {
                throw new MalformedRecordException(
                        members.keySet().iterator().next() + ": unknown (expected: a member of a record)");
            }
            return record;
        } catch (IllegalArgumentException wrong) {
            throw new MalformedRecordException(String.valueOf(wrong.getMessage()));
        }
    }

    private static String take(Map<String, String> members, String name) throws MalformedRecordException {
        String value = members.remove(name);
        if (value == null) {
            throw new MalformedRecordException(name + ": missing (expected: a text)");
        }
        return value;
    }

    private static Instant time(String text) throws MalformedRecordException {
        try {
            return Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException wrong) {
            throw new MalformedRecordException("time: " + text + " (expected: as 2026-01-31T12:00:00.000001Z)");
        }
    }

    private static LogLevel level(String text) throws MalformedRecordException {
        for (LogLevel level : LogLevel.values()) {
            if (level.name().equals(text)) {
                return level;
            }
        }
        throw new MalformedRecordException("level: " + text + " (expected: one of " + List.of(LogLevel.values()) + ")");
    }
}
