package cloud.yunhai.nodeagent.adapter.host;

import cloud.yunhai.common.model.host.HostFacts;
import cloud.yunhai.common.model.host.HostLoad;
import cloud.yunhai.nodeagent.app.HostView;
import cloud.yunhai.nodeagent.core.HostText;
import cloud.yunhai.nodeagent.core.HostText.CpuTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.zeroturnaround.exec.ProcessExecutor;

/// The machine that the agent runs on, read from `/proc`: no library is loaded for these few lines.
///
/// Facts are measured again now and then, since memory and disks may be added.
public final class LinuxHost implements HostView {
    private static final Path KVM = Path.of("/dev/kvm");
    private static final Path OS_RELEASE = Path.of("/etc/os-release");
    private static final String QEMU = "qemu-system-x86_64";
    private static final Duration FACTS_KEPT = Duration.ofMinutes(1);
    private static final Duration VMS_KEPT = Duration.ofSeconds(10);
    private static final long QEMU_SECONDS = 5;
    private static final long GIB = 1L << 30;

    private final Path proc;
    private final Path dataDirectory;
    private final Capacity capacity;
    private final InstantSource clock;
    private @Nullable HostFacts facts;
    private Instant factsAt = Instant.MIN;
    private @Nullable String hypervisor;
    private CpuTime cpu = new CpuTime(0, 0);
    private int vms;
    private Instant vmsAt = Instant.MIN;

    /// What the host offers; 0 is what it has.
    public record Capacity(int cpus, long memoryMib, long storageGib) {}

    /// @param dataDirectory where the host's volumes lie
    public LinuxHost(Path proc, Path dataDirectory, Capacity capacity, InstantSource clock) {
        this.proc = proc;
        this.dataDirectory = dataDirectory.toAbsolutePath().normalize();
        this.capacity = capacity;
        this.clock = clock;
        this.cpu = CpuTime.of(read("stat"));
    }

    @Override
    public synchronized HostFacts facts() {
        Instant now = clock.instant();
        if (facts == null || factsAt.plus(FACTS_KEPT).isBefore(now)) {
            facts = measured();
            factsAt = now;
        }
        return facts;
    }

    private HostFacts measured() {
        String cpuInfo = read("cpuinfo");
        boolean kvm = HostText.virtualizes(cpuInfo) && Files.isReadable(KVM) && Files.isWritable(KVM);
        return new HostFacts(
                capacity.cpus() > 0 ? capacity.cpus() : HostText.processors(cpuInfo),
                capacity.memoryMib() > 0 ? capacity.memoryMib() : HostText.memoryMib(read("meminfo"), "MemTotal"),
                capacity.storageGib() > 0 ? capacity.storageGib() : storageGib(false),
                HostText.cpuModel(cpuInfo),
                read("sys/kernel/osrelease").strip(),
                HostText.operatingSystem(read(OS_RELEASE)),
                kvm ? "kvm" : "qemu",
                hypervisor());
    }

    /// The processor's part is that since the last time this was asked.
    @Override
    public synchronized HostLoad load() {
        Instant now = clock.instant();
        CpuTime present = CpuTime.of(read("stat"));
        double busy = present.busySince(cpu);
        cpu = present;
        if (vmsAt.equals(Instant.MIN) || vmsAt.plus(VMS_KEPT).isBefore(now)) {
            vms = countVms();
            vmsAt = now;
        }
        return new HostLoad(
                HostText.loadAverage1(read("loadavg")),
                busy,
                HostText.memoryMib(read("meminfo"), "MemAvailable"),
                storageGib(true),
                vms,
                now);
    }

    private long storageGib(boolean free) {
        Path existing = dataDirectory;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            var store = Files.getFileStore(existing);
            return (free ? store.getUsableSpace() : store.getTotalSpace()) / GIB;
        } catch (IOException unknown) {
            return 0;
        }
    }

    private @Nullable String hypervisor() {
        if (hypervisor == null) {
            try {
                String output = new ProcessExecutor(QEMU, "--version")
                        .readOutput(true)
                        .timeout(QEMU_SECONDS, TimeUnit.SECONDS)
                        .execute()
                        .outputUTF8();
                hypervisor = HostText.qemuVersion(output).orElse(null);
            } catch (IOException | TimeoutException none) {
                return null;
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
        return hypervisor;
    }

    /// The qemu processes whose files lie in this host's data directory: several hosts may share a machine.
    private int countVms() {
        int count = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : all) {
                String command = read(process.resolve("cmdline"));
                int end = command.indexOf('\0');
                boolean qemu = end > 0 && command.substring(0, end).contains("qemu-system-");
                count += qemu && command.contains(dataDirectory + "/") ? 1 : 0;
            }
        } catch (IOException unreadable) {
            return vms;
        }
        return count;
    }

    private String read(String name) {
        return read(proc.resolve(name));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
