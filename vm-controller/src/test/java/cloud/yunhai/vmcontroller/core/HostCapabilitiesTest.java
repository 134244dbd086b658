package cloud.yunhai.vmcontroller.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostCapabilitiesTest {
    private static final String WITH = "processor : 0\nflags\t\t: fpu vme svm ssse3\n";
    private static final String WITHOUT = "processor : 0\nflags\t\t: fpu vme ssse3\nvmx flags : none\n";
    private static final String OFFERED = "<capabilities><guest><arch name='x86_64'><domain type='qemu'/>"
            + "<domain type='kvm'/></arch></guest></capabilities>";
    private static final String NOT_OFFERED = "<capabilities><domain type='qemu'/></capabilities>";

    @Test
    void kvmNeedsTheCpuTheDeviceAndTheHypervisor() {
        assertThat(HostCapabilities.of(WITH, true, OFFERED).kvm()).isTrue();
        assertThat(HostCapabilities.of(WITHOUT, true, OFFERED).kvm()).isFalse();
        assertThat(HostCapabilities.of(WITH, false, OFFERED).kvm()).isFalse();
        assertThat(HostCapabilities.of(WITH, true, NOT_OFFERED).kvm()).isFalse();
    }
}
