package cloud.yunhai.nodeagent.adapter.host;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.model.host.HostFacts;
import cloud.yunhai.common.model.host.HostLoad;
import cloud.yunhai.common.testing.ManualClock;
import cloud.yunhai.nodeagent.adapter.host.LinuxHost.Capacity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxHostTest {
    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();

    @Test
    void thisMachineIsDescribed() {
        LinuxHost host = new LinuxHost(Path.of("/proc"), folder.resolve("none/yet"), new Capacity(0, 0, 0), clock);
        HostFacts facts = host.facts();
        assertThat(facts.cpus()).isPositive();
        assertThat(facts.memoryMib()).isPositive();
        assertThat(facts.storageGib()).isPositive();
        assertThat(facts.kernel()).isNotBlank();
        assertThat(facts.virtualization()).isIn("kvm", "qemu");
        HostLoad load = host.load();
        assertThat(load.cpuBusy()).isBetween(0.0, 1.0);
        assertThat(load.memoryFreeMib()).isBetween(1L, facts.memoryMib());
        assertThat(load.sampledAt()).isEqualTo(clock.instant());
    }

    @Test
    void configuredCapacityStandsForTheMeasured() {
        HostFacts facts = new LinuxHost(Path.of("/proc"), folder, new Capacity(3, 5, 7), clock).facts();
        assertThat(facts.cpus()).isEqualTo(3);
        assertThat(facts.memoryMib()).isEqualTo(5);
        assertThat(facts.storageGib()).isEqualTo(7);
    }

    @Test
    void onlyVmsOfThisHostsDataDirectoryAreCounted() throws IOException {
        Path proc = folder.resolve("proc");
        Path data = folder.resolve("host-1");
        process(proc, 1, "/usr/bin/qemu-system-x86_64\0-blockdev\0file=" + data + "/volumes/a.qcow2\0");
        process(proc, 2, "/usr/bin/qemu-system-x86_64\0-blockdev\0file=" + data + "-other/volumes/b.qcow2\0");
        process(proc, 3, "vi\0" + data + "/qemu-system-x\0");
        process(proc, 4, "");
        assertThat(new LinuxHost(proc, data, new Capacity(0, 0, 0), clock)
                        .load()
                        .vmsRunning())
                .isEqualTo(1);
    }

    private static void process(Path proc, int pid, String command) throws IOException {
        Path directory = proc.resolve(Integer.toString(pid));
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("cmdline"), command);
    }
}
