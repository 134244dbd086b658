package cloud.yunhai.iaasadmin.core;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.apicommon.representation.ServiceState;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.instance.InstanceCommand;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.operation.OperationKind;
import cloud.yunhai.common.model.operation.OperationState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandTest {
    @ParameterizedTest
    @EnumSource
    void anInstanceIsOfferedWhatItsStateAllows(InstanceState state) {
        List<String> allowed = Arrays.stream(InstanceCommand.values())
                .filter(state::allows)
                .map(command -> command.name().toLowerCase(Locale.ROOT))
                .toList();

        assertThat(Command.of(state, false)).extracting(Command::name).containsExactlyInAnyOrderElementsOf(allowed);
    }

    @ParameterizedTest
    @EnumSource
    void aBusyInstanceIsOfferedOnlyWhatMayEndItsOperation(InstanceState state) {
        assertThat(Command.of(state, true)).extracting(Command::name).isSubsetOf("force_stop", "delete");
    }

    @Test
    void whatTakesSomethingAwayAsksFirst() {
        assertThat(Command.of(InstanceState.RUNNING, false)).allMatch(Command::asks);
        assertThat(Command.of(InstanceState.STOPPED, false))
                .filteredOn(command -> !command.asks())
                .extracting(Command::name)
                .containsExactly("start");
        assertThat(Command.of(ServiceState.UP)).allMatch(Command::asks);
    }

    @Test
    void onlyAStuckOperationIsResolved() {
        assertThat(Command.of(OperationState.STUCK, OperationKind.CREATE_INSTANCE))
                .extracting(Command::name)
                .containsExactly("retry", "skip", "adopt");
        assertThat(Command.of(OperationState.UNWINDING, OperationKind.CREATE_INSTANCE))
                .isEmpty();
        assertThat(Command.of(OperationState.SUCCEEDED, OperationKind.STOP_INSTANCE))
                .isEmpty();
    }

    @Test
    void aFailedCommandIsRepeatedButNotACreate() {
        assertThat(Command.of(OperationState.FAILED, OperationKind.STOP_INSTANCE))
                .extracting(Command::name)
                .containsExactly("repeat");
        assertThat(Command.of(OperationState.FAILED, OperationKind.CREATE_INSTANCE))
                .isEmpty();
    }

    @Test
    void aHostIsDrainedBeforeItIsTakenBackAndRetiredBeforeItIsRemoved() {
        assertThat(Command.of(HostState.UP)).extracting(Command::name).containsExactly("drain", "retire");
        assertThat(Command.of(HostState.DRAINING)).extracting(Command::name).containsExactly("up", "retire");
        assertThat(Command.of(HostState.RETIRED)).extracting(Command::name).containsExactly("up", "delete");
    }

    @Test
    void aStoppedServiceIsStartedAndNothingElse() {
        assertThat(Command.of(ServiceState.STOPPED)).extracting(Command::name).containsExactly("start");
        assertThat(Command.of(ServiceState.STOPPING)).isEmpty();
    }
}
