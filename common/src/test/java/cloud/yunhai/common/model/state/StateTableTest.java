package cloud.yunhai.common.model.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StateTableTest {
    private enum Door {
        OPEN,
        SHUT,
        LOCKED
    }

    private enum Push {
        CLOSE,
        OPEN,
        LOCK
    }

    private final StateTable<Door, Push> table = StateTable.startingIn(Door.OPEN, Push.class)
            .add(Door.OPEN, Push.CLOSE, Door.SHUT)
            .add(Door.SHUT, Push.OPEN, Door.OPEN)
            .add(Door.SHUT, Push.LOCK, Door.LOCKED)
            .build();

    @Test
    void anEventLeadsToTheStateOfItsRow() {
        assertThat(table.after(Door.SHUT, Push.LOCK)).isEqualTo(Door.LOCKED);
        assertThat(table.next(Door.SHUT, Push.OPEN)).contains(Door.OPEN);
        assertThat(table.initial()).isEqualTo(Door.OPEN);
    }

    @Test
    void anEventWithoutARowIsRefusedAndTheAllowedOnesNamed() {
        assertThat(table.next(Door.OPEN, Push.LOCK)).isEmpty();
        assertThatThrownBy(() -> table.after(Door.OPEN, Push.LOCK))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("LOCK in state OPEN (expected: [CLOSE])");
        assertThat(table.events(Door.LOCKED)).isEmpty();
    }

    @Test
    void statesAreConnectedInOneDirection() {
        assertThat(table.connects(Door.SHUT, Door.LOCKED)).isTrue();
        assertThat(table.connects(Door.LOCKED, Door.SHUT)).isFalse();
        assertThat(table.connects(Door.OPEN, Door.LOCKED)).isFalse();
    }

    @Test
    void twoRowsForOneEventAreRefused() {
        StateTable.Builder<Door, Push> builder = StateTable.startingIn(Door.OPEN, Push.class)
                .add(Door.OPEN, Push.CLOSE, Door.SHUT)
                .add(Door.OPEN, Push.CLOSE, Door.LOCKED);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("OPEN on CLOSE leads to both SHUT and LOCKED");
    }

    @Test
    void theDiagramHasOneLinePerRow() {
        assertThat(table.diagram()).isEqualTo("""
                        stateDiagram-v2
                            [*] --> OPEN
                            OPEN --> SHUT: CLOSE
                            SHUT --> OPEN: OPEN
                            SHUT --> LOCKED: LOCK
                        """);
    }
}
