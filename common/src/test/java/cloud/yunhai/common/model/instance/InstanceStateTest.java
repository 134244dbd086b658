package cloud.yunhai.common.model.instance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InstanceStateTest {
    @ParameterizedTest
    @EnumSource
    void eachPairOfStateAndCommandIsInTheTableAtMostOnce(InstanceCommand command) {
        for (InstanceState state : InstanceState.values()) {
            long rows = InstanceState.TABLE.stream()
                    .filter(row -> row.from() == state && row.command() == command)
                    .count();
            assertThat(rows).isEqualTo(state.allows(command) ? 1 : 0);
        }
    }

    @Test
    void everyStateButDeletedHasAWayOut() {
        for (InstanceState state : InstanceState.values()) {
            assertThat(state.allows(InstanceCommand.DELETE)).isEqualTo(state != InstanceState.DELETED);
        }
    }

    @Test
    void runningInstanceCannotBeStartedAndStoppedOneCannotBeStopped() {
        assertThat(InstanceState.RUNNING.allows(InstanceCommand.START)).isFalse();
        assertThat(InstanceState.STOPPED.allows(InstanceCommand.STOP)).isFalse();
        assertThat(InstanceState.PAUSED.allows(InstanceCommand.REBOOT)).isFalse();
    }

    @Test
    void observationNeverRaisesTheDeletedAndNeverEndsACreation() {
        for (VmState vm : VmState.values()) {
            assertThat(InstanceState.DELETED.observed(vm)).isEqualTo(InstanceState.DELETED);
            assertThat(InstanceState.CREATING.observed(vm)).isEqualTo(InstanceState.CREATING);
        }
        assertThat(InstanceState.RUNNING.observed(VmState.OFF)).isEqualTo(InstanceState.STOPPED);
        assertThat(InstanceState.UNREACHABLE.observed(VmState.RUNNING)).isEqualTo(InstanceState.RUNNING);
        assertThat(InstanceState.CRASHED.observed(VmState.OFF)).isEqualTo(InstanceState.CRASHED);
    }
}
