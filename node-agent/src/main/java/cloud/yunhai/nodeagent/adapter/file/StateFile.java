package cloud.yunhai.nodeagent.adapter.file;

import cloud.yunhai.nodeagent.app.StateStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The state in a small JSON file, replaced as a whole.
///
/// It is valid for one run of the machine only (its boot id is kept with it): start ticks count from the machine's
/// start, and after another start nothing of what it names runs any more. Not forced to disk, for the same reason.
public final class StateFile implements StateStore {
    private static final Logger log = LoggerFactory.getLogger(StateFile.class);
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private final Path file;
    private final String bootId;
    private final JsonMapper json = JsonMapper.builder().build();

    record Content(@Nullable String bootId, @Nullable Map<String, Entry> services) {}

    public StateFile(Path file) {
        this(file, bootId());
    }

    StateFile(Path file, String bootId) {
        this.file = file;
        this.bootId = bootId;
    }

    @Override
    public Map<String, Entry> load() {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            @Nullable Content content = json.readValue(Files.readString(file), Content.class);
            return content != null && bootId.equals(content.bootId()) && content.services() != null
                    ? content.services()
                    : Map.of();
        } catch (IOException | JacksonException unreadable) {
            // Not fatal: processes are also known by their marks.
            log.atWarn().addKeyValue("file", file).setCause(unreadable).log("state.unreadable");
            return Map.of();
        }
    }

    @Override
    public void save(Map<String, Entry> services) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(next, json.writeValueAsString(new Content(bootId, services)));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            log.atError().addKeyValue("file", file).setCause(unwritable).log("state.unwritable");
        }
    }

    private static String bootId() {
        try {
            return Files.readString(BOOT_ID, StandardCharsets.US_ASCII).strip();
        } catch (IOException none) {
            return "unknown";
        }
    }
}
