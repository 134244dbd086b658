package cloud.yunhai.vmcontroller.adapter.libvirt;

import cloud.yunhai.vmcontroller.core.HostCapabilities;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the machine under the hypervisor can do.
final class Machine {
    private static final Logger LOG = LoggerFactory.getLogger(Machine.class);
    private static final Path CPUINFO = Path.of("/proc/cpuinfo");
    private static final Path KVM = Path.of("/dev/kvm");

    private Machine() {}

    /// @param ofHypervisor what libvirt says of itself
    static HostCapabilities capabilities(String ofHypervisor) {
        HostCapabilities found = HostCapabilities.of(cpuinfo(), opens(KVM), ofHypervisor);
        LOG.atInfo().addKeyValue("kvm", found.kvm()).log("hypervisor.capabilities");
        return found;
    }

    private static String cpuinfo() {
        try {
            return Files.readString(CPUINFO);
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static boolean opens(Path device) {
        try (FileChannel opened = FileChannel.open(device, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return opened.isOpen();
        } catch (IOException unusable) {
            return false;
        }
    }
}
