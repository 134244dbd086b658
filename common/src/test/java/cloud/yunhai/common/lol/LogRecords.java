package cloud.yunhai.common.lol;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Records for tests.
public final class LogRecords {
    public static final Instant TIME = Instant.parse("2026-01-01T00:00:00.000001Z");

    private LogRecords() {}

    public static LogRecord record(String message) {
        return new LogRecord(
                "", TIME, "vm-scheduler", "h1", LogLevel.INFO, "x.Y", message, null, null, null, null, null, Map.of());
    }

    public static List<LogRecord> records(int count) {
        return IntStream.range(0, count).mapToObj(i -> record("m" + i)).toList();
    }

    /// With every member.
    public static LogRecord full() {
        return new LogRecord(
                "s:1:0",
                TIME,
                "vm-scheduler",
                "h1",
                LogLevel.ERROR,
                "x.Y",
                "told \"so\"\nin two lines, 云",
                "0af7651916cd43dd8448eb211c80319c",
                "op_1",
                "ins_1",
                "acc_1",
                "java.io.IOException: no\n    at x.Y",
                Map.of("host", "h2", "count", "3"));
    }
}
