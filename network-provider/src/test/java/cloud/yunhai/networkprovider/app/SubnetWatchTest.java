package cloud.yunhai.networkprovider.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubnetWatchTest {
    private final List<Long> asked = new ArrayList<>();
    private boolean changed;
    private int called;
    private boolean failing;

    private final SubnetWatch watch = new SubnetWatch(
            new SubnetChanges() {
                @Override
                public Position now() {
                    asked.add(-1L);
                    return new Position(7, false);
                }

                @Override
                public Position after(long sequence, Duration wait) {
                    asked.add(sequence);
                    return new Position(sequence + 1, changed);
                }
            },
            () -> {
                called++;
                if (failing) {
                    throw new CloudException(ErrorCode.UNAVAILABLE, "away");
                }
            });

    @Test
    void looksAtTheStartAndAfterEachChangeOnly() {
        watch.step();
        assertThat(called).isEqualTo(1);
        watch.step();
        assertThat(called).isEqualTo(1);
        changed = true;
        watch.step();
        assertThat(called).isEqualTo(2);
        assertThat(asked).containsExactly(-1L, 7L, 8L);
    }

    @Test
    void changeThatCouldNotBeDealtWithComesAgain() {
        watch.step();
        changed = true;
        failing = true;
        assertThatExceptionOfType(CloudException.class).isThrownBy(watch::step);
        failing = false;
        watch.step();

        assertThat(asked).containsExactly(-1L, 7L, 7L);
        assertThat(called).isEqualTo(3);
    }
}
