package cloud.yunhai.common.model.operation;

import static cloud.yunhai.common.model.operation.OperationEvent.CLOSE;
import static cloud.yunhai.common.model.operation.OperationEvent.COMPLETE;
import static cloud.yunhai.common.model.operation.OperationEvent.GIVE_UP;
import static cloud.yunhai.common.model.operation.OperationEvent.RESUME;
import static cloud.yunhai.common.model.operation.OperationEvent.START;
import static cloud.yunhai.common.model.operation.OperationEvent.UNWIND;
import static cloud.yunhai.common.model.operation.OperationEvent.UNWOUND_CANCELLED;
import static cloud.yunhai.common.model.operation.OperationEvent.UNWOUND_FAILED;
import static cloud.yunhai.common.model.operation.OperationState.CANCELLED;
import static cloud.yunhai.common.model.operation.OperationState.FAILED;
import static cloud.yunhai.common.model.operation.OperationState.PENDING;
import static cloud.yunhai.common.model.operation.OperationState.RUNNING;
import static cloud.yunhai.common.model.operation.OperationState.STUCK;
import static cloud.yunhai.common.model.operation.OperationState.SUCCEEDED;
import static cloud.yunhai.common.model.operation.OperationState.TABLE;
import static cloud.yunhai.common.model.operation.OperationState.UNWINDING;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OperationStateTest {
    /// Written out once more by hand, so that a change of the table is a change of two minds.
    private static final Map<OperationState, Map<OperationEvent, OperationState>> EXPECTED = Map.of(
            PENDING, Map.of(START, RUNNING, UNWIND, UNWINDING),
            RUNNING, Map.of(COMPLETE, SUCCEEDED, UNWIND, UNWINDING),
            SUCCEEDED, Map.of(),
            UNWINDING, Map.of(UNWOUND_FAILED, FAILED, UNWOUND_CANCELLED, CANCELLED, GIVE_UP, STUCK),
            FAILED, Map.of(),
            STUCK, Map.of(RESUME, UNWINDING, CLOSE, FAILED),
            CANCELLED, Map.of());

    @Test
    void everyStateAnswersEveryEventAsExpected() {
        for (OperationState state : OperationState.values()) {
            for (OperationEvent event : OperationEvent.values()) {
                OperationState expected = EXPECTED.getOrDefault(state, Map.of()).get(event);
                if (expected == null) {
                    assertThat(TABLE.next(state, event))
                            .as("%s in %s", event, state)
                            .isEmpty();
                } else {
                    assertThat(TABLE.next(state, event))
                            .as("%s in %s", event, state)
                            .contains(expected);
                }
            }
        }
    }

    @Test
    void everyStateCanBeReachedAndEveryEventHappens() {
        Set<OperationState> reached = EnumSet.of(TABLE.initial());
        Set<OperationEvent> used = EnumSet.noneOf(OperationEvent.class);
        for (int i = 0; i < OperationState.values().length; i++) {
            TABLE.transitions().stream()
                    .filter(row -> reached.contains(row.from()))
                    .toList()
                    .forEach(row -> {
                        reached.add(row.to());
                        used.add(row.event());
                    });
        }

        assertThat(reached).containsExactly(OperationState.values());
        assertThat(used).containsExactly(OperationEvent.values());
    }

    @Test
    void exactlyTheStatesWithoutAWayOutAreDone() {
        for (OperationState state : OperationState.values()) {
            assertThat(state.isDone())
                    .as("%s", state)
                    .isEqualTo(TABLE.events(state).isEmpty());
        }
    }

    @Test
    void aStateIsLiveUnlessItIsDoneOrStuck() {
        for (OperationState state : OperationState.values()) {
            assertThat(state.isLive()).as("%s", state).isEqualTo(!state.isDone() && state != STUCK);
        }
    }

    @Test
    void onlyWhatStillGoesForwardCanBeCancelled() {
        assertThat(OperationState.values())
                .filteredOn(OperationState::isCancellable)
                .containsExactly(PENDING, RUNNING);
    }

    @Test
    void theDocumentedDiagramIsTheTable() throws Exception {
        String document = Files.readString(Path.of("..", "docs", "saga.md"));

        assertThat(document).contains("```mermaid\n" + TABLE.diagram() + "```");
    }
}
