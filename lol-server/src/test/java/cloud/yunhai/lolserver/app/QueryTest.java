package cloud.yunhai.lolserver.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.lol.LogLevel;
import cloud.yunhai.common.lol.LogRecord;
import cloud.yunhai.lolserver.core.BlockSummary;
import cloud.yunhai.lolserver.core.LogPage;
import cloud.yunhai.lolserver.core.LogQuery;
import cloud.yunhai.lolserver.core.Retention;
import cloud.yunhai.lolserver.testing.Logs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Over ten thousand records, most in segments of several hours, the rest in a journal.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryTest {
    private static final int COUNT = 10_000;

    private Path folder = Path.of("none");
    private @Nullable LogStore opened;

    @BeforeAll
    void fill(@TempDir Path directory) throws IOException {
        folder = directory;
        LogStore store = Logs.open(folder, 512 << 10);
        opened = store;
        for (int i = 0; i < COUNT; i += 250) {
            store.append(Logs.batch("s:" + i, Logs.records(i, i + 250)), Logs.WAIT);
        }
    }

    @AfterAll
    void close() {
        store().close();
    }

    private LogStore store() {
        return java.util.Objects.requireNonNull(opened);
    }

    record Case(String name, LogQuery query, Predicate<LogRecord> wanted) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        Builder any = new Builder();
        Instant from = Logs.TIME.plusSeconds(1234);
        Instant to = Logs.TIME.plusSeconds(5678);
        return List.of(
                new Case("everything", any.query(), _ -> true),
                new Case(
                        "time",
                        any.times(from, to).query(),
                        record -> !record.time().isBefore(from) && record.time().isBefore(to)),
                new Case(
                        "module",
                        any.modules("module-1").query(),
                        record -> record.moduleName().equals("module-1")),
                new Case(
                        "modules",
                        any.modules("module-1", "module-2", "none").query(),
                        record -> !record.moduleName().equals("module-0")),
                new Case(
                        "level",
                        any.level(LogLevel.WARN).query(),
                        record -> record.level().compareTo(LogLevel.WARN) >= 0),
                new Case("user", any.user("acc_3").query(), record -> "acc_3".equals(record.userId())),
                new Case("instance", any.instance("ins_7").query(), record -> "ins_7".equals(record.instanceId())),
                new Case("operation", any.operation("op_42").query(), record -> "op_42".equals(record.operationId())),
                new Case("trace", any.trace("trace-77").query(), record -> "trace-77".equals(record.trace())),
                new Case(
                        "host",
                        any.host("h1").query(),
                        record -> record.hostName().equals("h1")),
                new Case(
                        "text of the error, in any case",
                        any.text("disk FULL").query(),
                        record -> record.error() != null
                                && record.error().toLowerCase(Locale.ROOT).contains("disk full")),
                new Case(
                        "text of the message",
                        any.text("message 99").query(),
                        record -> record.message().contains("message 99")),
                new Case("nothing", any.operation("op_none").query(), _ -> false),
                new Case(
                        "all together",
                        any.times(from, to)
                                .modules("module-1")
                                .level(LogLevel.WARN)
                                .user("acc_3")
                                .host("h1")
                                .text("message")
                                .query(),
                        record -> !record.time().isBefore(from)
                                && record.time().isBefore(to)
                                && record.moduleName().equals("module-1")
                                && record.level().compareTo(LogLevel.WARN) >= 0
                                && "acc_3".equals(record.userId())
                                && record.hostName().equals("h1")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsJustWhatIsWantedInOrderOverAllPages(Case each) {
        List<LogRecord> expected =
                Logs.records(0, COUNT).stream().filter(each.wanted()).toList();
        assertThat(pages(each.query(), true, 997)).isEqualTo(expected);
        List<LogRecord> newestFirst = new ArrayList<>(expected);
        Collections.reverse(newestFirst);
        assertThat(pages(each.query(), false, 1000)).isEqualTo(newestFirst);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void searchThatIsTooLongGoesOnWithTheNextPage(boolean oldestFirst) throws IOException {
        LogStore.Settings impatient = new LogStore.Settings(
                1 << 20,
                Duration.ofHours(1),
                4 << 10,
                20_000,
                Duration.ofMinutes(1),
                new Retention(Duration.ofDays(36_500), 1L << 40));
        Path copy = folder.resolve("impatient-" + oldestFirst);
        try (LogStore store = LogStore.open(Logs.files(copy), impatient, InstantSource.system())) {
            store.append(Logs.batch("s:1", Logs.records(0, 900)), Logs.WAIT);
            store.append(Logs.batch("s:2", Logs.records(900, 1800)), Logs.WAIT);
            List<LogRecord> found = new ArrayList<>();
            int pages = 0;
            String token = null;
            do {
                LogPage page = store.query(new Builder().text("message 17").of(100, token, oldestFirst));
                found.addAll(page.records());
                token = page.nextPageToken();
                pages++;
            } while (token != null);
            assertThat(pages).isGreaterThan(1);
            assertThat(found)
                    .hasSize(111)
                    .isSortedAccordingTo((one, other) -> oldestFirst
                            ? one.id().compareTo(other.id())
                            : other.id().compareTo(one.id()));
        }
    }

    @Test
    void tokenOfAnotherQueryIsRefused() {
        String token = store().query(new Builder().of(10, null, true)).nextPageToken();
        assertThat(token).isNotNull();
        for (String wrong : List.of("", "x", "%%%", java.util.Objects.requireNonNull(token) + "x")) {
            assertThatThrownBy(() -> store().query(new Builder().host("h1").of(10, wrong, true)))
                    .as(wrong)
                    .hasMessageContaining("page_token: unknown (expected:");
        }
        assertThatThrownBy(() -> store().query(new Builder().host("h1").of(10, token, true)))
                .hasMessageContaining("page_token");
        assertThatThrownBy(() -> store().query(new Builder().of(10, token, false)))
                .hasMessageContaining("page_token");
    }

    @Test
    void wrongQueriesAreRefused() {
        assertThatThrownBy(() -> new Builder().of(0, null, true)).hasMessageContaining("limit: 0 (expected:");
        assertThatThrownBy(() -> new Builder().of(1001, null, true)).hasMessageContaining("limit: 1001");
        assertThatThrownBy(() -> new Builder().host("").query()).hasMessageContaining("host: 0 characters");
        assertThatThrownBy(() -> new Builder()
                        .times(Logs.TIME, Logs.TIME.minusSeconds(1))
                        .query())
                .hasMessageContaining("from: after to");
    }

    private List<LogRecord> pages(LogQuery query, boolean oldestFirst, int limit) {
        List<LogRecord> found = new ArrayList<>();
        String token = null;
        do {
            LogPage page = store().query(Builder.with(query, limit, token, oldestFirst));
            assertThat(page.records()).hasSizeLessThanOrEqualTo(limit);
            found.addAll(page.records());
            token = page.nextPageToken();
        } while (token != null);
        return found;
    }

    /// A query, member by member.
    private record Builder(
            long from,
            long to,
            Set<String> wantedModules,
            LogLevel minLevel,
            @Nullable String[] texts) {
        Builder() {
            this(Long.MIN_VALUE, Long.MAX_VALUE, Set.of(), LogLevel.TRACE, new String[6]);
        }

        Builder times(Instant first, Instant end) {
            return new Builder(BlockSummary.micros(first), BlockSummary.micros(end), wantedModules, minLevel, texts);
        }

        Builder modules(String... names) {
            return new Builder(from, to, Set.of(names), minLevel, texts);
        }

        Builder level(LogLevel level) {
            return new Builder(from, to, wantedModules, level, texts);
        }

        Builder user(String value) {
            return text(0, value);
        }

        Builder instance(String value) {
            return text(1, value);
        }

        Builder operation(String value) {
            return text(2, value);
        }

        Builder trace(String value) {
            return text(3, value);
        }

        Builder host(String value) {
            return text(4, value);
        }

        Builder text(String value) {
            return text(5, value);
        }

        private Builder text(int index, String value) {
            @Nullable String[] changed = texts.clone();
            changed[index] = value;
            return new Builder(from, to, wantedModules, minLevel, changed);
        }

        LogQuery query() {
            return of(100, null, true);
        }

        LogQuery of(int limit, @Nullable String token, boolean oldestFirst) {
            return new LogQuery(
                    from,
                    to,
                    wantedModules,
                    minLevel,
                    texts[0],
                    texts[1],
                    texts[2],
                    texts[3],
                    texts[4],
                    texts[5],
                    limit,
                    token,
                    oldestFirst);
        }

        static LogQuery with(LogQuery query, int limit, @Nullable String token, boolean oldestFirst) {
            return new LogQuery(
                    query.fromMicros(),
                    query.toMicros(),
                    query.modules(),
                    query.minLevel(),
                    query.user(),
                    query.instance(),
                    query.operation(),
                    query.trace(),
                    query.host(),
                    query.text(),
                    limit,
                    token,
                    oldestFirst);
        }
    }
}
