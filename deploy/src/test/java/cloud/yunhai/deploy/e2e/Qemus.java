package cloud.yunhai.deploy.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The qemu processes of this machine, as it sees them from outside of all data planes.
final class Qemus {
    private Qemus() {}

    /// The directory in /proc of the qemu of an instance; it is there as long as the process.
    static Path of(String instance) {
        return ProcessHandle.allProcesses()
                .map(process -> Path.of("/proc", Long.toString(process.pid())))
                .filter(process -> commandLine(process).contains("guest=" + instance))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no qemu of " + instance));
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException ended) {
            return "";
        }
    }
}
