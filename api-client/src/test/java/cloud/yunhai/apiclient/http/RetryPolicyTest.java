package cloud.yunhai.apiclient.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private static final RetryPolicy POLICY =
            new RetryPolicy(6, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(10));

    private final RandomGenerator random = new Random(7);

    @Test
    void pausesGrowToTheirLimitAndDiffer() {
        long[] wholes = {100, 200, 400, 800, 1000};
        for (int attempt = 1; attempt <= wholes.length; attempt++) {
            for (int i = 0; i < 50; i++) {
                assertThat(POLICY.pause(attempt, Duration.ZERO, null, random).orElseThrow())
                        .isBetween(Duration.ofMillis(wholes[attempt - 1] / 2), Duration.ofMillis(wholes[attempt - 1]));
            }
        }
        assertThat(POLICY.pause(3, Duration.ZERO, null, new Random(1)))
                .isNotEqualTo(POLICY.pause(3, Duration.ZERO, null, new Random(99)));
    }

    @Test
    void theLastAttemptIsTheLast() {
        assertThat(POLICY.pause(6, Duration.ZERO, null, random)).isEmpty();
        assertThat(RetryPolicy.NEVER.pause(1, Duration.ZERO, null, random)).isEmpty();
    }

    @Test
    void whatTheApiAsksForIsWaitedAtLeast() {
        assertThat(POLICY.pause(1, Duration.ZERO, Duration.ofSeconds(3), random))
                .contains(Duration.ofSeconds(3));
        assertThat(POLICY.pause(1, Duration.ZERO, Duration.ZERO, random).orElseThrow())
                .isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void noPauseGoesBeyondTheTime() {
        assertThat(POLICY.pause(1, Duration.ofSeconds(9), Duration.ofSeconds(2), random))
                .isEmpty();
        assertThat(POLICY.pause(1, Duration.ofSeconds(11), null, random)).isEmpty();
    }

    @Test
    void aWrongPolicyCannotBeBuilt() {
        assertThatThrownBy(() -> new RetryPolicy(0, Duration.ZERO, Duration.ZERO, Duration.ZERO))
                .hasMessage("attemptsMax: 0 (expected: at least 1)");
        assertThatThrownBy(() -> new RetryPolicy(1, Duration.ofMillis(-1), Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
