package cloud.yunhai.vmcontroller.core;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.model.instance.VmState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateReadingTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0, 0, OFF, -",
                "1, 1, RUNNING, -",
                "2, 0, RUNNING, -",
                "3, 1, PAUSED, -",
                "3, 5, PAUSED, its disk reported an error: the storage may be full or away",
                "3, 10, CRASHED, the guest crashed and stands still",
                "3, 99, PAUSED, the hypervisor paused it",
                "4, 1, RUNNING, -",
                "5, 0, OFF, -",
                "5, 1, OFF, the guest powered off",
                "5, 2, OFF, it was switched off",
                "5, 3, CRASHED, its process on the host ended unexpectedly",
                "5, 6, OFF, it could not be started",
                "6, 0, CRASHED, the guest crashed",
                "7, 0, PAUSED, the guest sleeps",
            })
    void numbersMeanWhatLibvirtSays(int state, int reason, VmState meaning, String sentence) {
        assertThat(StateReading.of(state, reason)).isEqualTo(new Observation(meaning, sentence));
    }
}
