package cloud.yunhai.deploy.bench;

import cloud.yunhai.deploy.home.HomeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What figures depend on besides the program.
///
/// @param cores that this process may use
/// @param loadAverage of the last minute; above it, by the number of cores, figures say little
/// @param database which, and whether a commit waits for the disk
public record Machine(int cores, double loadAverage, long memoryMib, String java, String kernel, String database) {
    private static final int KIB_PER_MIB = 1024;

    /// This machine now.
    public static Machine now(HomeSettings settings) throws IOException {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                loadAverage(Files.readString(Path.of("/proc/loadavg"))),
                memoryMib(Files.readAllLines(Path.of("/proc/meminfo"))),
                Runtime.version().toString(),
                System.getProperty("os.version", "unknown"),
                database(settings));
    }

    static double loadAverage(String loadavg) {
        return Double.parseDouble(loadavg.split(" ", 2)[0]);
    }

    static long memoryMib(List<String> meminfo) {
        return meminfo.stream()
                .filter(line -> line.startsWith("MemTotal:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB)
                .findFirst()
                .orElse(0);
    }

    private static String database(HomeSettings settings) {
        String url = settings.database();
        return url == null
                ? "embedded H2, an answer waits for the disk (fsync, many commits at once)"
                : url.replaceFirst("\\?.*", "") + ", fsync as the server is set";
    }

    List<String> lines() {
        return List.of(
                "machine   %d cores, load average %.2f, %d MiB, Linux %s, Java %s"
                        .formatted(cores, loadAverage, memoryMib, kernel, java),
                "database  " + database);
    }
}
