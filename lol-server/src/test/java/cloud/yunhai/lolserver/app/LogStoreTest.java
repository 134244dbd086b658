package cloud.yunhai.lolserver.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.lol.LogRecord;
import cloud.yunhai.lolserver.testing.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogStoreTest {
    private static final long LARGE = 64 << 20;
    private static final long SMALL = 16 << 10;

    @TempDir
    Path folder;

    @Test
    void whatIsStoredIsFoundAtOnce() throws IOException {
        try (LogStore store = Logs.open(folder, LARGE)) {
            store.append(Logs.batch("s:1", Logs.records(0, 3)), Logs.WAIT);
            assertThat(Logs.all(store)).isEqualTo(Logs.records(0, 3));
        }
    }

    @Test
    void batchSentTwiceIsStoredOnceAlsoAcrossARestart() throws IOException {
        try (LogStore store = Logs.open(folder, LARGE)) {
            store.append(Logs.batch("s:1", Logs.records(0, 3)), Logs.WAIT);
            store.append(Logs.batch("s:1", Logs.records(0, 3)), Logs.WAIT);
            store.append(Logs.batch("other", Logs.records(3, 4)), Logs.WAIT);
        }
        for (int restart = 0; restart < 3; restart++) {
            try (LogStore store = Logs.open(folder, LARGE)) {
                store.append(Logs.batch("s:1", Logs.records(0, 3)), Logs.WAIT);
                store.append(Logs.batch("other", Logs.records(3, 4)), Logs.WAIT);
                assertThat(Logs.all(store)).isEqualTo(Logs.records(0, 4));
                awaitSealed();
            }
        }
    }

    @Test
    void journalsBecomeSegmentsWithoutALossOrADouble() throws IOException {
        try (LogStore store = Logs.open(folder, SMALL)) {
            for (int i = 0; i < 40; i++) {
                store.append(Logs.batch("s:" + i, Logs.records(i * 100, i * 100 + 100)), Logs.WAIT);
            }
            assertThat(Logs.all(store)).isEqualTo(Logs.records(0, 4000));
        }
        try (LogStore store = Logs.open(folder, SMALL)) {
            awaitSealed();
            assertThat(Logs.all(store)).isEqualTo(Logs.records(0, 4000));
            assertThat(names("segments/2026-01-01")).hasSizeGreaterThan(1);
        }
    }

    @Test
    void tornEndOfAJournalIsLeftOutAndAllBeforeItIsKept() throws IOException {
        try (LogStore store = Logs.open(folder, LARGE)) {
            store.append(Logs.batch("s:1", Logs.records(0, 5)), Logs.WAIT);
            store.append(Logs.batch("s:2", Logs.records(5, 10)), Logs.WAIT);
        }
        Path journal = folder.resolve("journal").resolve(names("journal").getFirst());
        byte[] bytes = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(bytes, bytes.length - 7));
        try (LogStore store = Logs.open(folder, LARGE)) {
            assertThat(Logs.all(store)).isEqualTo(Logs.records(0, 5));
            // It was never acknowledged in this form, so its sender comes again.
            store.append(Logs.batch("s:2", Logs.records(5, 10)), Logs.WAIT);
            assertThat(Logs.all(store)).isEqualTo(Logs.records(0, 10));
        }
    }

    @Test
    void segmentsOfAJournalThatIsStillThereAreMadeAnew() throws IOException {
        try (LogStore store = Logs.open(folder, LARGE)) {
            store.append(Logs.batch("s:1", Logs.records(0, 50)), Logs.WAIT);
        }
        Path journal = folder.resolve("journal").resolve(names("journal").getFirst());
        byte[] copy = Files.readAllBytes(journal);
        Logs.open(folder, LARGE).close();
        assertThat(journal).doesNotExist();
        assertThat(names("segments")).isNotEmpty();
        // As if the process had died between the segments and the end of the journal.
        Files.write(journal, copy);
        Files.delete(folder.resolve("ledger").resolve(names("ledger").getLast()));
        try (LogStore store = Logs.open(folder, LARGE)) {
            assertThat(Logs.all(store)).isEqualTo(Logs.records(0, 50));
        }
    }

    @Test
    void recordsOfManyHoursLieInTheirHours() throws IOException {
        List<LogRecord> records = List.of(
                Logs.record(1, Instant.parse("2026-01-01T10:59:59.999999Z"), "a", "x"),
                Logs.record(2, Instant.parse("2026-01-01T11:00:00Z"), "a", "x"),
                Logs.record(3, Instant.parse("2026-01-02T00:00:00Z"), "b", "x"));
        try (LogStore store = Logs.open(folder, LARGE)) {
            store.append(Logs.batch("s:1", records), Logs.WAIT);
        }
        try (LogStore store = Logs.open(folder, LARGE)) {
            awaitSealed();
            assertThat(Logs.all(store)).isEqualTo(records);
        }
        assertThat(names("segments")).containsExactly("2026-01-01", "2026-01-02");
        assertThat(names("segments/2026-01-01")).hasSize(2);
    }

    @Test
    void damagedBlockCostsItsOwnRecordsOnly() throws IOException {
        try (LogStore store = Logs.open(folder, LARGE)) {
            store.append(Logs.batch("s:1", Logs.records(0, 500)), Logs.WAIT);
        }
        Logs.open(folder, LARGE).close();
        Path segment = folder.resolve("segments/2026-01-01")
                .resolve(names("segments/2026-01-01").getFirst());
        byte[] bytes = Files.readAllBytes(segment);
        bytes[10] ^= 1;
        Files.write(segment, bytes);
        try (LogStore store = Logs.open(folder, LARGE)) {
            assertThat(Logs.all(store)).hasSizeBetween(400, 499);
        }
    }

    @Test
    void outdatedHoursAreLetGo() throws IOException {
        Instant now = Instant.now();
        LogStore.Settings month = new LogStore.Settings(
                LARGE,
                Duration.ofHours(1),
                4096,
                LARGE,
                Duration.ofMinutes(1),
                new cloud.yunhai.lolserver.core.Retention(Duration.ofDays(30), 1L << 40));
        try (LogStore store = Logs.open(folder, LARGE)) {
            store.append(
                    Logs.batch(
                            "s:1",
                            List.of(
                                    Logs.record(1, now.minus(Duration.ofDays(40)), "a", "old"),
                                    Logs.record(2, now.minus(Duration.ofDays(3)), "a", "new"))),
                    Logs.WAIT);
        }
        Logs.open(folder, LARGE).close();
        try (LogStore store = LogStore.open(Logs.files(folder), month, () -> now)) {
            await().atMost(Logs.WAIT).until(() -> Logs.all(store).size() == 1);
            assertThat(Logs.all(store).getFirst().message()).isEqualTo("new");
        }
    }

    @Test
    void wrongBatchesAreRefusedNamingTheMember() throws IOException {
        try (LogStore store = Logs.open(folder, LARGE)) {
            assertThatThrownBy(() -> store.append(Logs.batch("a b", Logs.records(0, 1)), Logs.WAIT))
                    .isInstanceOf(CloudException.class)
                    .hasMessageContaining("batch: a b (expected:");
            assertThatThrownBy(() -> store.append(Logs.batch("s:1", List.of()), Logs.WAIT))
                    .hasMessageContaining("records: 0 (expected:");
            assertThatThrownBy(() -> store.append(
                            Logs.batch("s:1", List.of(Logs.record(1, Instant.EPOCH, "a", "x"))), Logs.WAIT))
                    .hasMessageContaining("records[0].time");
            assertThat(Logs.all(store)).isEmpty();
        }
    }

    private void awaitSealed() {
        await().atMost(Logs.WAIT).until(() -> names("journal").size() <= 1);
    }

    private List<String> names(String directory) throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve(directory))) {
            return all.map(path -> String.valueOf(path.getFileName())).sorted().toList();
        }
    }
}
