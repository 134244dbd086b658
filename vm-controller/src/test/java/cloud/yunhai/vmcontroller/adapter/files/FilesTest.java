package cloud.yunhai.vmcontroller.adapter.files;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.testing.ManualClock;
import cloud.yunhai.vmcontroller.app.ConsolePart;
import cloud.yunhai.vmcontroller.app.Generations;
import cloud.yunhai.vmcontroller.app.VmRecord;
import cloud.yunhai.vmcontroller.testing.Specs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {
    private static final InstanceId ID = Specs.instance(1);

    private final ManualClock clock = new ManualClock();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void recordsOutliveTheProcess() {
        FileVmRecords records = new FileVmRecords(folder.resolve("vms"));
        assertThat(records.get(ID)).isEqualTo(VmRecord.NONE);
        VmRecord record = new VmRecord(42, "reboot-1", Map.of("yunhai-a", "digest", "yunhai-b", ""), null);
        records.put(ID, record);
        assertThat(new FileVmRecords(folder.resolve("vms")).get(ID)).isEqualTo(record);
    }

    @Test
    void forgottenRecordsLeaveNothing() {
        FileVmRecords records = new FileVmRecords(folder.resolve("vms"));
        records.put(ID, new VmRecord(42, null, Map.of(), clock.instant()));
        assertThat(new FileVmRecords(folder.resolve("vms")).ids()).containsExactly(ID);

        records.forget(ID);
        records.forget(ID);

        assertThat(records.get(ID)).isEqualTo(VmRecord.NONE);
        assertThat(folder.resolve("vms")).isEmptyDirectory();
    }

    @Test
    void generationsGrowOverRestarts() {
        Path file = folder.resolve("generation");
        Generations first = new Generations(new FileGenerations(file), 1000);
        long number = 0;
        for (int i = 0; i < 25_000; i++) {
            long next = first.next();
            assertThat(next).isGreaterThan(number);
            number = next;
        }
        assertThat(new Generations(new FileGenerations(file), 1000).next()).isGreaterThan(number);
        assertThat(new Generations(new FileGenerations(file), 9_000_000).next()).isEqualTo(9_000_000);
    }

    @Test
    void damagedGenerationBeginsFromTheTime() throws IOException {
        Path file = Files.writeString(folder.resolve("generation"), "what?");
        assertThat(new Generations(new FileGenerations(file), 77).next()).isEqualTo(77);
    }

    private static String text(ConsolePart part) {
        return new String(part.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void consoleLogIsReadInParts() throws IOException {
        Path directory = folder.resolve("console");
        ConsoleLogFiles logs = new ConsoleLogFiles(directory, 4096);
        assertThat(Files.getPosixFilePermissions(directory)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(logs.read(ID, 0, 100).bytes()).isEmpty();
        Files.writeString(logs.path(ID), "hello world");
        assertThat(text(logs.read(ID, 0, 5))).isEqualTo("hello");
        assertThat(text(logs.read(ID, 6, 100))).isEqualTo("world");
        ConsolePart beyond = logs.read(ID, 100, 100);
        assertThat(beyond.bytes()).isEmpty();
        assertThat(beyond.nextOffset()).isEqualTo(11);
        logs.remove(ID);
        logs.remove(ID);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void consoleLogIsBoundedAndOffsetsGoOn() throws IOException {
        ConsoleLogFiles logs = new ConsoleLogFiles(folder, 100);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            String line = "line number %04d\n".formatted(i);
            all.append(line);
            Files.writeString(logs.path(ID), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            logs.bound();
            assertThat(Files.size(logs.path(ID))).isLessThanOrEqualTo(100);
        }
        ConsolePart earliest = logs.read(ID, 0, 1000);
        assertThat(earliest.offset()).isPositive();
        assertThat(text(earliest)).isEqualTo(all.substring((int) earliest.offset(), (int) earliest.nextOffset()));
        ConsolePart rest = logs.read(ID, earliest.nextOffset(), 1000);
        assertThat(text(rest)).isEqualTo(all.substring((int) rest.offset()));
        assertThat(rest.nextOffset()).isEqualTo(all.length());
        logs.remove(ID);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void qemuLogsOfGoneVmsAreKeptForAWhileAndThoseOfOthersForEver() throws IOException {
        Path gone = log(Specs.instance(1).text() + ".log", clock.instant());
        Path rotated = log(Specs.instance(1).text() + ".log.0", clock.instant());
        Path there = log(Specs.instance(2).text() + ".log", clock.instant());
        Path foreign = log("web-1.log", clock.instant());
        Path likeOurs = log("ins_nothing.log", clock.instant());
        QemuLogs logs = new QemuLogs(folder);

        clock.advance(QemuLogs.KEPT);
        logs.sweep(Set.of(Specs.instance(2).text()), clock.instant());
        assertThat(gone).exists();

        clock.advance(Duration.ofMillis(1));
        logs.sweep(Set.of(Specs.instance(2).text()), clock.instant());
        assertThat(gone).doesNotExist();
        assertThat(rotated).doesNotExist();
        assertThat(List.of(there, foreign, likeOurs))
                .allSatisfy(file -> assertThat(file).exists());
    }

    @Test
    void ofTooManyQemuLogsTheOldestGo() throws IOException {
        Path oldest = log(InstanceId.next().text() + ".log", clock.instant());
        clock.advance(Duration.ofSeconds(1));
        for (int i = 0; i < QemuLogs.KEPT_FILES; i++) {
            log(InstanceId.next().text() + ".log", clock.instant());
        }
        new QemuLogs(folder).sweep(Set.of(), clock.instant());
        assertThat(oldest).doesNotExist();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(QemuLogs.KEPT_FILES);
        }
    }

    @Test
    void hostWithoutQemuLogsIsFine() throws IOException {
        new QemuLogs(folder.resolve("none")).sweep(Set.of(), clock.instant());
        assertThat(folder).isEmptyDirectory();
    }

    private Path log(String name, Instant changedAt) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "qemu says\n");
        return Files.setLastModifiedTime(file, FileTime.from(changedAt));
    }
}
