package cloud.yunhai.vmcontroller.adapter.files;

import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.vmcontroller.app.VmRecord;
import cloud.yunhai.vmcontroller.app.VmRecords;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One small file for each VM, replaced as a whole. Those of removed VMs are deleted after a while: by then
/// no call of
/// an
/// earlier owner can still be under way.
public final class FileVmRecords implements VmRecords {
    static final Duration KEPT_AFTER_REMOVAL = Duration.ofHours(1);

    private static final String SUFFIX = ".vm";
    private static final String FILTER = "filter.";

    private final Path directory;
    private final InstantSource clock;
    private final Map<InstanceId, VmRecord> records = new ConcurrentHashMap<>();

    /// Reads what is there.
    public FileVmRecords(Path directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
        try {
            Files.createDirectories(directory);
            try (Stream<Path> files = Files.list(directory)) {
                files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                        .forEach(this::load);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("records of VMs in " + directory, failure);
        }
        purge();
    }

    @Override
    public VmRecord get(InstanceId id) {
        return records.getOrDefault(id, VmRecord.NONE);
    }

    @Override
    public void put(InstanceId id, VmRecord record) {
        VmRecord before = records.put(id, record);
        if (!record.equals(before)) {
            AtomicFiles.write(file(id), text(record));
        }
    }

    /// Forgets the VMs that were removed long ago.
    public void purge() {
        Instant since = clock.instant().minus(KEPT_AFTER_REMOVAL);
        records.forEach((id, record) -> {
            Instant removedAt = record.removedAt();
            if (removedAt != null && removedAt.isBefore(since) && records.remove(id, record)) {
                AtomicFiles.deleteIfPresent(file(id));
            }
        });
    }

    private Path file(InstanceId id) {
        return directory.resolve(id.text() + SUFFIX);
    }

    private void load(Path file) {
        String name = file.getFileName().toString();
        try {
            InstanceId id = InstanceId.parse(name.substring(0, name.length() - SUFFIX.length()));
            records.put(id, read(Files.readString(file)));
        } catch (NoSuchFileException gone) {
            // Removed in between.
        } catch (IOException | IllegalArgumentException damaged) {
            throw new IllegalStateException("record of a VM: " + file + " (expected: readable)", damaged);
        }
    }

    private static VmRecord read(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        Map<String, String> filters = new LinkedHashMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith(FILTER)) {
                filters.put(key.substring(FILTER.length()), properties.getProperty(key));
            }
        }
        @Nullable String removedAt = properties.getProperty("removedAt");
        return new VmRecord(
                Long.parseLong(properties.getProperty("fence", "0")),
                properties.getProperty("rebootId"),
                filters,
                removedAt == null ? null : Instant.parse(removedAt));
    }

    private static String text(VmRecord record) {
        StringBuilder text = new StringBuilder("fence=").append(record.fence()).append('\n');
        if (record.rebootId() != null) {
            text.append("rebootId=").append(record.rebootId()).append('\n');
        }
        record.filters()
                .forEach((name, digest) -> text.append(FILTER)
                        .append(name)
                        .append('=')
                        .append(digest)
                        .append('\n'));
        if (record.removedAt() != null) {
            text.append("removedAt=").append(record.removedAt()).append('\n');
        }
        return text.toString();
    }
}
