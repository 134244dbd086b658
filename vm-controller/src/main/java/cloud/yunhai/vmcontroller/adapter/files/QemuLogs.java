package cloud.yunhai.vmcontroller.adapter.files;

import cloud.yunhai.common.model.id.InstanceId;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// What qemu printed for each VM, as libvirt keeps it: `ID.log`, and `ID.log.0` and so on once rotated.
///
/// libvirt never deletes them. Those of VMs that are gone stay for whoever asks why one ended, a while and so many.
public final class QemuLogs {
    static final Duration KEPT = Duration.ofDays(7);
    static final int KEPT_FILES = 1_000;

    private static final String LOG = ".log";

    private final Path directory;

    private record Log(Path file, Instant changedAt) {}

    public QemuLogs(Path directory) {
        this.directory = directory;
    }

    /// Deletes the logs of VMs that have been gone for long, and the oldest of too many. Files of others are left
    /// alone.
    ///
    /// @param there the names of all VMs that the host knows
    public void sweep(Set<String> there, Instant now) throws IOException {
        List<Log> gone = gone(there);
        gone.sort(Comparator.comparing(Log::changedAt).reversed());
        for (int i = 0; i < gone.size(); i++) {
            if (i >= KEPT_FILES || gone.get(i).changedAt().isBefore(now.minus(KEPT))) {
                Files.deleteIfExists(gone.get(i).file());
            }
        }
    }

    private List<Log> gone(Set<String> there) throws IOException {
        List<Log> gone = new ArrayList<>();
        if (Files.notExists(directory)) {
            return gone;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, InstanceId.PREFIX + "_*" + LOG + "*")) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                String vm = name.substring(0, name.indexOf(LOG));
                if (!there.contains(vm) && isOurs(vm)) {
                    gone.add(new Log(file, Files.getLastModifiedTime(file).toInstant()));
                }
            }
        }
        return gone;
    }

    private static boolean isOurs(String name) {
        try {
            InstanceId.parse(name);
            return true;
        } catch (IllegalArgumentException another) {
            return false;
        }
    }
}
