package cloud.yunhai.nodeagent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private static final BackOff BACK_OFF =
            new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofMinutes(1));

    @Test
    void pausesAreThreeTimesTheOneBeforeUpToTheLimit() {
        assertThat(BACK_OFF.after(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(BACK_OFF.after(1)).isEqualTo(Duration.ofSeconds(3));
        assertThat(BACK_OFF.after(2)).isEqualTo(Duration.ofSeconds(9));
        assertThat(BACK_OFF.after(3)).isEqualTo(Duration.ofSeconds(20));
    }

    /// A service that fails for a week counts far.
    @Test
    void anyNumberOfFailuresStaysAtTheLimit() {
        assertThat(BACK_OFF.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void limitBelowTheFirstPauseIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BackOff(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .withMessageContaining("back-off.max");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BackOff(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .withMessageContaining("back-off.first");
    }
}
