package cloud.yunhai.nodeagent.core;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.nodeagent.core.HostText.CpuTime;
import org.junit.jupiter.api.Test;

class HostTextTest {
    private static final String CPU_INFO = """
            processor\t: 0
            model name\t: Some Processor @ 2.50GHz
            flags\t\t: fpu vme svm_lock vmx sse
            processor\t: 1
            model name\t: Some Processor @ 2.50GHz
            flags\t\t: fpu vme vmx sse
            """;

    @Test
    void processorsAreCountedAndNamed() {
        assertThat(HostText.processors(CPU_INFO)).isEqualTo(2);
        assertThat(HostText.cpuModel(CPU_INFO)).isEqualTo("Some Processor @ 2.50GHz");
        assertThat(HostText.processors("")).isEqualTo(1);
        assertThat(HostText.cpuModel("")).isEqualTo("unknown");
    }

    @Test
    void virtualizationIsAWholeWordAmongTheFlags() {
        assertThat(HostText.virtualizes(CPU_INFO)).isTrue();
        assertThat(HostText.virtualizes("flags : fpu svm")).isTrue();
        assertThat(HostText.virtualizes("flags : fpu svmx vmxx")).isFalse();
        assertThat(HostText.virtualizes("model name : vmx")).isFalse();
    }

    @Test
    void memoryIsReadByName() {
        String memInfo = "MemTotal:       24690144 kB\nMemFree:        100 kB\nMemAvailable:   20480000 kB\n";
        assertThat(HostText.memoryMib(memInfo, "MemTotal")).isEqualTo(24111);
        assertThat(HostText.memoryMib(memInfo, "MemAvailable")).isEqualTo(20000);
        assertThat(HostText.memoryMib(memInfo, "Nothing")).isZero();
    }

    @Test
    void loadAndDistributionAreRead() {
        assertThat(HostText.loadAverage1("1.25 0.80 0.50 2/345 6789\n")).isEqualTo(1.25);
        assertThat(HostText.operatingSystem("NAME=\"Debian\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n"))
                .isEqualTo("Debian GNU/Linux 12 (bookworm)");
        assertThat(HostText.qemuVersion("QEMU emulator version 7.2.22 (Debian 1:7.2+dfsg)"))
                .contains("7.2.22");
    }

    @Test
    void busyIsThePartOfTheTimeThatWasNeitherIdleNorWaiting() {
        CpuTime before = CpuTime.of("cpu  100 0 100 700 100 0 0 0 50 0\ncpu0 1 2 3\n");
        CpuTime after = CpuTime.of("cpu  200 0 150 1000 150 0 0 0 60 0\ncpu0 1 2 3\n");
        assertThat(after.busySince(before)).isEqualTo(0.3);
        assertThat(before.busySince(before)).isZero();
        assertThat(CpuTime.of("garbage").total()).isZero();
    }
}
