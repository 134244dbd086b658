package cloud.yunhai.common.lol.spool;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.lol.LogBatch;
import cloud.yunhai.common.lol.LogRecord;
import cloud.yunhai.common.lol.LogRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpoolTest {
    private static final long BYTES = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void batchesComeOutInTheOrderInWhichTheyWentIn() throws IOException {
        try (DiskSpool spool = new DiskSpool(folder, BYTES)) {
            assertThat(spool.oldest()).isNull();
            for (int i = 0; i < 5; i++) {
                spool.put(List.of(LogRecords.record("b" + i)));
            }
            assertThat(messages(takeAll(spool))).containsExactly("b0", "b1", "b2", "b3", "b4");
            spool.put(List.of(LogRecords.record("later")));
            assertThat(messages(takeAll(spool))).containsExactly("later");
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void batchStaysUntilItIsRemovedAndKeepsItsId() throws IOException {
        try (DiskSpool spool = new DiskSpool(folder, BYTES)) {
            spool.put(List.of(LogRecords.record("a")));
            LogBatch first = spool.oldest();
            assertThat(first).isNotNull().isEqualTo(spool.oldest());
            spool.remove(new LogBatch("other:1", List.of()));
            assertThat(spool.oldest()).isEqualTo(first);
        }
    }

    @Test
    void nextProcessSendsWhatWasLeftUnderTheSameIdsBeforeItsOwn() throws IOException {
        List<LogBatch> left;
        try (DiskSpool spool = new DiskSpool(folder, BYTES)) {
            spool.put(List.of(LogRecords.record("a")));
            spool.put(List.of(LogRecords.record("b")));
            left = List.of(requireOldest(spool));
        }
        try (DiskSpool next = new DiskSpool(folder, BYTES)) {
            next.put(List.of(LogRecords.record("c")));
            List<LogBatch> all = takeAll(next);
            assertThat(messages(all)).containsExactly("a", "b", "c");
            assertThat(all.getFirst()).isEqualTo(left.getFirst());
            assertThat(all.getLast().id().split(":", -1)[0])
                    .isNotEqualTo(left.getFirst().id().split(":", -1)[0]);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void filesOfAProcessThatLivesAreLeftAlone() throws IOException {
        try (DiskSpool spool = new DiskSpool(folder, BYTES)) {
            spool.put(List.of(LogRecords.record("a")));
            try (DiskSpool other = new DiskSpool(folder, BYTES)) {
                assertThat(other.oldest()).isNull();
            }
            assertThat(messages(takeAll(spool))).containsExactly("a");
        }
    }

    @Test
    void frameThatWasNotWrittenToItsEndIsPassedOver() throws IOException {
        try (DiskSpool spool = new DiskSpool(folder, BYTES)) {
            spool.put(List.of(LogRecords.record("a")));
            spool.put(List.of(LogRecords.record("torn")));
        }
        Path file = files().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        for (int cut = 1; cut < 60; cut += 7) {
            Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - cut), StandardOpenOption.TRUNCATE_EXISTING);
            try (DiskSpool next = new DiskSpool(folder, BYTES)) {
                assertThat(requireOldest(next).records().getFirst().message()).isEqualTo("a");
            }
        }
    }

    @Test
    void damagedFrameIsPassedOverAndLaterFilesAreStillRead() throws IOException {
        try (DiskSpool spool = new DiskSpool(folder, BYTES)) {
            spool.put(List.of(LogRecords.record("damaged")));
        }
        Path file = files().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 5] ^= 1;
        Files.write(file, bytes);
        try (DiskSpool next = new DiskSpool(folder, BYTES)) {
            next.put(List.of(LogRecords.record("good")));
            assertThat(messages(takeAll(next))).containsExactly("good");
        }
    }

    @Test
    void fullSpoolGivesUpTheOldestAndCountsThem() throws IOException {
        try (DiskSpool spool = new DiskSpool(folder, 64 << 10)) {
            for (int i = 0; i < 1000; i++) {
                spool.put(LogRecords.records(10));
            }
            assertThat(spool.bytes()).isLessThanOrEqualTo(64 << 10);
            long left = takeAll(spool).stream()
                    .mapToLong(batch -> batch.records().size())
                    .sum();
            assertThat(left).isPositive();
            assertThat(spool.lost() + left).isEqualTo(10_000);
        }
    }

    @Test
    void spoolThatIsEmptiedAgainAndAgainStaysSmall() throws IOException {
        try (DiskSpool spool = new DiskSpool(folder, 64L << 20)) {
            for (int i = 0; i < 2000; i++) {
                spool.put(LogRecords.records(10));
                takeAll(spool);
            }
            assertThat(spool.bytes()).isLessThan(512 << 10);
            assertThat(spool.lost()).isZero();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    private static LogBatch requireOldest(DiskSpool spool) {
        LogBatch oldest = spool.oldest();
        assertThat(oldest).isNotNull();
        return java.util.Objects.requireNonNull(oldest);
    }

    private static List<LogBatch> takeAll(DiskSpool spool) {
        List<LogBatch> batches = new ArrayList<>();
        for (LogBatch batch = spool.oldest(); batch != null; batch = spool.oldest()) {
            batches.add(batch);
            spool.remove(batch);
        }
        return batches;
    }

    private static List<String> messages(List<LogBatch> batches) {
        return batches.stream()
                .flatMap(batch -> batch.records().stream())
                .map(LogRecord::message)
                .toList();
    }
}
