package cloud.yunhai.vmcontroller.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.vmcontroller.testing.Golden;
import cloud.yunhai.vmcontroller.testing.Specs;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class VmXmlTest {
    private static final String LOG = "/var/lib/yunhai/console/ins.log";

    private static VmSpec named(String name) {
        VmSpec spec = Specs.vm(1);
        return new VmSpec(spec.instanceId(), name, 2, 512, spec.rootVolumePath(), null, List.of());
    }

    @Test
    void emulatedVmIsDescribedAsExpected() {
        Golden.assertSame("vm-qemu.xml", VmXml.of(Specs.vm(1), new HostCapabilities(false), LOG, OptionalLong.of(7)));
    }

    @Test
    void kvmIsUsedWhereTheHostHasIt() {
        assertThat(VmXml.of(Specs.vm(1), new HostCapabilities(true), LOG, OptionalLong.empty()))
                .contains("<domain type=\"kvm\">", "<cpu mode=\"host-model\"/>", "fence=\"\"")
                .doesNotContain("qemu64");
    }

    @Test
    void valuesAreEscaped() {
        assertThat(VmXml.of(named("<a>&\"b\"]]>"), new HostCapabilities(false), LOG, OptionalLong.empty()))
                .contains("<title>&lt;a&gt;&amp;\"b\"]]&gt;</title>");
    }

    @Test
    void withoutSeedAndNicsThereIsNone() {
        assertThat(VmXml.of(named("bare"), new HostCapabilities(false), LOG, OptionalLong.empty()))
                .contains("<vcpu placement=\"static\">2</vcpu>", "<memory unit=\"MiB\">512</memory>")
                .doesNotContain("cdrom", "<interface");
    }

    @Test
    void digestTellsSpecsApartAndNotTheirDescription() {
        VmSpec spec = Specs.vm(1);
        assertThat(spec.digest())
                .isEqualTo(Specs.vm(1).digest())
                .isNotEqualTo(Specs.vm(2).digest());
        assertThat(named("a").digest()).isNotEqualTo(named("b").digest());
        assertThat(VmXml.of(spec, new HostCapabilities(true), LOG, OptionalLong.of(1)))
                .contains("digest=\"" + spec.digest() + "\"");
    }

    @Test
    void wrongValuesAreRefused() {
        VmSpec spec = Specs.vm(1);
        assertThatThrownBy(() -> new VmSpec(spec.instanceId(), "a", 0, 128, "/v", null, List.of()))
                .hasMessage("vcpus: 0 (expected: at least 1)");
        assertThatThrownBy(() -> new VmSpec(spec.instanceId(), "a", 1, 0, "/v", null, List.of()))
                .hasMessage("memoryMib: 0 (expected: at least 1)");
        assertThatThrownBy(() -> new VmSpec(spec.instanceId(), "a", 1, 1, "v.qcow2", null, List.of()))
                .hasMessage("rootVolumePath: v.qcow2 (expected: an absolute path)");
        assertThatThrownBy(() -> new VmSpec(spec.instanceId(), "a", 1, 1, "/a/../etc/passwd", null, List.of()))
                .hasMessageStartingWith("rootVolumePath");
        assertThatThrownBy(() -> new VmNic("nic", "02:00:00:00:00:XX", "10.0.0.1", "br0", "yunhai-x"))
                .hasMessageStartingWith("nics.mac: 02:00:00:00:00:XX");
        assertThatThrownBy(() -> new VmNic("nic", Specs.MAC, "10.0.0.256", "br0", "yunhai-x"))
                .hasMessageStartingWith("nics.address: 10.0.0.256");
        assertThatThrownBy(() -> new VmNic("nic", Specs.MAC, "10.0.0.1", "a bridge", "yunhai-x"))
                .hasMessageStartingWith("nics.bridge: a bridge");
        assertThatThrownBy(() -> new VmNic("nic", Specs.MAC, "10.0.0.1", "br0", "clean-traffic"))
                .hasMessageStartingWith("nics.filterName: clean-traffic");
    }
}
