package cloud.yunhai.vmcontroller.adapter.libvirt;

import static org.awaitility.Awaitility.await;

import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.vmcontroller.adapter.files.ConsoleLogFiles;
import cloud.yunhai.vmcontroller.app.Hypervisor;
import cloud.yunhai.vmcontroller.core.FilterSpec;
import cloud.yunhai.vmcontroller.core.VmNic;
import cloud.yunhai.vmcontroller.core.VmSpec;
import cloud.yunhai.vmcontroller.testing.DataPlane;
import cloud.yunhai.vmcontroller.testing.HostContract;
import cloud.yunhai.vmcontroller.testing.Specs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

@Tag("libvirt")
class LibvirtHostTest extends HostContract {
    private static DataPlane plane;
    private static LibvirtHypervisor hypervisor;

    @BeforeAll
    static void up() {
        plane = DataPlane.up();
        hypervisor = new LibvirtHypervisor(
                new LibvirtSettings(plane.uri(), 8, Duration.ofSeconds(20), Duration.ofSeconds(60)),
                new ConsoleLogFiles(plane.directory().resolve("console"), 1 << 20));
    }

    @AfterAll
    static void down() throws IOException {
        hypervisor.close();
        plane.close();
    }

    @Override
    protected Hypervisor hypervisor() {
        return hypervisor;
    }

    @Override
    protected VmSpec spec(InstanceId id, NicId nic) {
        Path disk = plane.directory().resolve("volumes").resolve(id.text() + ".qcow2");
        if (!Files.exists(disk)) {
            plane.disk(id.text());
        }
        return new VmSpec(
                id,
                "web-1",
                1,
                128,
                disk.toString(),
                null,
                List.of(new VmNic(nic.text(), Specs.MAC, Specs.ADDRESS, "br-tenant", FilterSpec.PREFIX + nic.text())));
    }

    @Override
    protected void endBehindOurBack(InstanceId id) {
        plane.exec("virsh", "-q", "destroy", id.text());
    }

    @Override
    protected void awaitBooted(InstanceId id) {
        await().atMost(Duration.ofMinutes(3)).until(() -> console(id).contains("login:"));
    }

    private static String console(InstanceId id) {
        return new String(hypervisor.consoleLog(id, 0, 1 << 20).bytes(), StandardCharsets.UTF_8);
    }
}
