package cloud.yunhai.nodeagent.core;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.nodeagent.core.Ending.Kind;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingTest {
    @ParameterizedTest
    @CsvSource({
        "0, CLEAN, ended by itself: status 0",
        "143, CLEAN, ended by itself: signal 15 (TERM)",
        "1, CRASHED, crashed: status 1",
        "137, CRASHED, crashed: signal 9 (KILL)",
        "139, CRASHED, crashed: signal 11 (SEGV)",
        "128, CRASHED, crashed: status 128",
        "159, CRASHED, crashed: signal 31",
    })
    void endIsToldFromAStopByItsStatus(int status, Kind kind, String text) {
        assertThat(Ending.byItself(OptionalInt.of(status))).isEqualTo(new Ending(kind, text));
    }

    @Test
    void endThatNobodySawCountsAsAFault() {
        assertThat(Ending.byItself(OptionalInt.empty()).isFault()).isTrue();
    }

    @Test
    void onlyAnEndInOrderIsNoFault() {
        for (Kind kind : Kind.values()) {
            boolean inOrder = kind == Kind.ASKED || kind == Kind.CLEAN;
            assertThat(new Ending(kind, "").isFault()).as("%s", kind).isEqualTo(!inOrder);
        }
    }
}
