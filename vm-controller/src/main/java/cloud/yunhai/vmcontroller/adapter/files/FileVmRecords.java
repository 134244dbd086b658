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
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One small file for each VM, replaced as a whole.
public final class FileVmRecords implements VmRecords {
    private static final String SUFFIX = ".vm";
    private static final String FILTER = "filter.";

    private final Path directory;
    private final Map<InstanceId, VmRecord> records = new ConcurrentHashMap<>();

    /// Reads what is there.
    public FileVmRecords(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
            try (Stream<Path> files = Files.list(directory)) {
                files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                        .forEach(this::load);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("records of VMs in " + directory, failure);
        }
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

    @Override
    public List<InstanceId> ids() {
        return List.copyOf(records.keySet());
    }

    @Override
    public void forget(InstanceId id) {
        if (records.remove(id) != null) {
            AtomicFiles.deleteIfPresent(file(id));
        }
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
