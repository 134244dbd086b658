package cloud.yunhai.vmcontroller.config;

import cloud.yunhai.common.model.host.Driver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The properties under `vm-controller`.
///
/// @param driver of all hosts of this process
/// @param libvirtUri the host's libvirtd; unused when simulated
/// @param dataDirectory console logs and what is remembered of VMs lie below it
/// @param qemuLogDirectory where its libvirtd keeps what qemu prints; nothing: `log/qemu` below the data directory
/// @param bridge of the host, for NICs that name none
/// @param nativeCalls calls of libvirt under way at once
/// @param readLimit for a call of libvirt that only looks
/// @param changeLimit for a call of libvirt that changes something
/// @param consoleLogLimitKib of a console's log; as much again is kept of what was before
/// @param reportInterval between two full reports of a host
/// @param simulatedHosts so many more hosts, named by the prefix and a number of four digits from 1, as
/// node-agent does
/// @param simulatedHostPrefix how their names begin
public record VmControllerConfig(
        Driver driver,
        String libvirtUri,
        Path dataDirectory,
        @Nullable Path qemuLogDirectory,
        String bridge,
        int nativeCalls,
        Duration readLimit,
        Duration changeLimit,
        int consoleLogLimitKib,
        Duration reportInterval,
        int simulatedHosts,
        String simulatedHostPrefix) {
    private static final int HOSTS_MAX = 10_000;

    public VmControllerConfig {
        within("native-calls", nativeCalls, 2, 256);
        within("console-log-limit-kib", consoleLogLimitKib, 4, 1 << 20);
        within("simulated-hosts", simulatedHosts, 0, HOSTS_MAX);
        positive("read-limit", readLimit);
        positive("change-limit", changeLimit);
        positive("report-interval", reportInterval);
        if (!dataDirectory.isAbsolute()) {
            throw wrong("data-directory", dataDirectory, "an absolute path");
        }
        if (qemuLogDirectory != null && !qemuLogDirectory.isAbsolute()) {
            throw wrong("qemu-log-directory", qemuLogDirectory, "an absolute path");
        }
        if (driver == Driver.LIBVIRT && simulatedHosts > 0) {
            throw wrong("simulated-hosts", simulatedHosts, "0, since driver is libvirt");
        }
    }

    /// The hosts that the process speaks for.
    ///
    /// @param named those in `yunhai.hosts`
    List<String> hosts(List<String> named) {
        Set<String> all = new LinkedHashSet<>(named);
        IntStream.rangeClosed(1, simulatedHosts)
                .mapToObj(number -> simulatedHostPrefix + "%04d".formatted(number))
                .forEach(all::add);
        if (driver == Driver.LIBVIRT && all.size() != 1) {
            throw new IllegalArgumentException(
                    "yunhai.hosts: " + all + " (expected: one host, since vm-controller.driver is libvirt)");
        }
        return List.copyOf(all);
    }

    /// Where qemu's logs lie.
    Path qemuLogs() {
        return qemuLogDirectory == null ? dataDirectory.resolve("log/qemu") : qemuLogDirectory;
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw wrong(name, value, least + " to " + most);
        }
    }

    private static void positive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw wrong(name, value, "positive");
        }
    }

    private static IllegalArgumentException wrong(String name, Object value, String expected) {
        return new IllegalArgumentException("vm-controller." + name + ": " + value + " (expected: " + expected + ")");
    }
}
