package cloud.yunhai.lolserver.testing;

import cloud.yunhai.common.lol.LogBatch;
import cloud.yunhai.common.lol.LogLevel;
import cloud.yunhai.common.lol.LogRecord;
import cloud.yunhai.lolserver.adapter.hadoop.HadoopFiles;
import cloud.yunhai.lolserver.app.LogStore;
import cloud.yunhai.lolserver.core.LogPage;
import cloud.yunhai.lolserver.core.LogQuery;
import cloud.yunhai.lolserver.core.Retention;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Records, queries and stores for tests.
public final class Logs {
    public static final Instant TIME = Instant.parse("2026-01-01T10:00:00Z");
    public static final Duration WAIT = Duration.ofSeconds(60);

    private Logs() {}

    public static LogRecord record(int number, Instant time, String module, String message) {
        return new LogRecord(
                "r" + number,
                time,
                module,
                "h1",
                LogLevel.INFO,
                "x.Y",
                message,
                null,
                null,
                null,
                null,
                null,
                Map.of());
    }

    /// One record, with an operation of its own in every hundred, a minute after the one before.
    public static LogRecord record(int number) {
        return new LogRecord(
                "r%06d".formatted(number),
                TIME.plus(Duration.ofSeconds(number)),
                "module-" + number % 3,
                "h" + number % 2,
                LogLevel.values()[1 + number % 4],
                "x.Y",
                "message " + number,
                "trace-" + number / 10,
                "op_" + number / 100,
                "ins_" + number / 50,
                "acc_" + number % 7,
                number % 5 == 0 ? "java.io.IOException: Disk Full " + number : null,
                Map.of("n", Integer.toString(number)));
    }

    public static List<LogRecord> records(int from, int to) {
        List<LogRecord> records = new ArrayList<>();
        for (int i = from; i < to; i++) {
            records.add(record(i));
        }
        return records;
    }

    public static LogBatch batch(String id, List<LogRecord> records) {
        return new LogBatch(id, records);
    }

    public static HadoopFiles files(Path directory) throws IOException {
        return HadoopFiles.open(URI.create("file:///"), directory.toString());
    }

    /// Small sizes, so that little data makes many files.
    public static LogStore.Settings settings(long journalBytes) {
        return new LogStore.Settings(
                journalBytes,
                Duration.ofHours(1),
                4 << 10,
                1L << 30,
                Duration.ofMinutes(1),
                new Retention(Duration.ofDays(36_500), 1L << 40));
    }

    public static LogStore open(Path directory, long journalBytes) throws IOException {
        return LogStore.open(files(directory), settings(journalBytes), InstantSource.system());
    }

    public static LogQuery everything(int limit, @Nullable String token, boolean oldestFirst) {
        return new LogQuery(
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                Set.of(),
                LogLevel.TRACE,
                null,
                null,
                null,
                null,
                null,
                null,
                limit,
                token,
                oldestFirst);
    }

    /// All pages of all records, oldest first.
    public static List<LogRecord> all(LogStore store) {
        List<LogRecord> all = new ArrayList<>();
        LogPage page = store.query(everything(500, null, true));
        all.addAll(page.records());
        while (page.nextPageToken() != null) {
            page = store.query(everything(500, page.nextPageToken(), true));
            all.addAll(page.records());
        }
        return all;
    }
}
