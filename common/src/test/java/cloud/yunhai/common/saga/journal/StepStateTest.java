package cloud.yunhai.common.saga.journal;

import static cloud.yunhai.common.saga.journal.StepState.ADOPTED;
import static cloud.yunhai.common.saga.journal.StepState.FAILED;
import static cloud.yunhai.common.saga.journal.StepState.FINISHED;
import static cloud.yunhai.common.saga.journal.StepState.SKIPPED;
import static cloud.yunhai.common.saga.journal.StepState.STARTED;
import static cloud.yunhai.common.saga.journal.StepState.UNDOING;
import static cloud.yunhai.common.saga.journal.StepState.UNDONE;
import static cloud.yunhai.common.saga.journal.StepState.UNDO_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StepStateTest {
    private static final Map<StepState, Set<StepState>> EXPECTED = Map.of(
            STARTED, Set.of(FINISHED, FAILED, UNDOING, UNDO_FAILED, UNDONE, ADOPTED),
            FINISHED, Set.of(UNDOING, UNDO_FAILED, UNDONE, ADOPTED),
            FAILED, Set.of(STARTED, UNDOING, UNDO_FAILED, UNDONE, ADOPTED),
            UNDOING, Set.of(UNDONE, UNDO_FAILED),
            UNDO_FAILED, Set.of(UNDOING, SKIPPED, ADOPTED),
            UNDONE, Set.of(),
            SKIPPED, Set.of(),
            ADOPTED, Set.of());

    @Test
    void everyPairOfStatesIsAllowedOrRefusedAsExpected() {
        for (StepState from : StepState.values()) {
            for (StepState to : StepState.values()) {
                boolean expected =
                        from == to || EXPECTED.getOrDefault(from, Set.of()).contains(to);
                assertThat(from.canBecome(to)).as("%s to %s", from, to).isEqualTo(expected);
            }
        }
    }

    @Test
    void settledStatesHaveNoWayOut() {
        for (StepState state : StepState.values()) {
            assertThat(state.isSettled())
                    .as("%s", state)
                    .isEqualTo(EXPECTED.getOrDefault(state, Set.of()).isEmpty());
        }
    }
}
