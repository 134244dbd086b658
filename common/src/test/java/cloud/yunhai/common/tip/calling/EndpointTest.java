package cloud.yunhai.common.tip.calling;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.testing.ManualTicker;
import cloud.yunhai.common.testing.SeededRandom;
import cloud.yunhai.common.tip.FaultClassifier.Peer;
import cloud.yunhai.common.tip.HostPort;
import cloud.yunhai.common.tip.ServiceEntry;
import cloud.yunhai.common.tip.TipLimits;
import cloud.yunhai.common.tip.WorkClass;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EndpointTest {
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final int FAILURES_TO_OPEN = 3;
    private static final TipLimits.Calling LIMITS = new TipLimits.Calling(
            2, 1, LONGEST, 3, LONGEST, Duration.ofMillis(40), LONGEST, FAILURES_TO_OPEN, LONGEST, LONGEST);

    private final ManualTicker ticker = new ManualTicker();
    private final Endpoint endpoint = new Endpoint(
            new ServiceEntry("echo", "h1", new HostPort("127.0.0.1", 9), "1", Instant.EPOCH, 1),
            LIMITS,
            ticker,
            new SeededRandom(1));

    @Test
    void theBulkheadIsPerClassOfWork() {
        assertThat(endpoint.enter(WorkClass.LONG)).isTrue();
        assertThat(endpoint.enter(WorkClass.LONG)).isTrue();

        assertThat(endpoint.enter(WorkClass.LONG)).isFalse();
        assertThat(endpoint.full(WorkClass.LONG)).isTrue();
        assertThat(endpoint.enter(WorkClass.READ)).isTrue();
    }

    @Test
    void aProcessThatIsDownIsLeftAloneAndThenAskedOnceAtATime() {
        endpoint.enter(WorkClass.READ);
        endpoint.leave(WorkClass.READ, Peer.DOWN);
        assertThat(endpoint.enter(WorkClass.READ)).isFalse();

        ticker.advance(LONGEST);
        assertThat(endpoint.enter(WorkClass.READ)).isTrue();
        assertThat(endpoint.enter(WorkClass.READ)).isFalse();

        endpoint.leave(WorkClass.READ, Peer.NORMAL);
        assertThat(endpoint.enter(WorkClass.READ)).isTrue();
        assertThat(endpoint.enter(WorkClass.READ)).isTrue();
    }

    @Test
    void thePauseGrowsWithEachFailure() {
        assertThat(pauseAfterFailure()).isBetween(20L, 40L);
        assertThat(pauseAfterFailure()).isBetween(40L, 80L);
        assertThat(pauseAfterFailure()).isBetween(80L, 160L);
        assertThat(endpoint.hopeless()).isTrue();
    }

    @Test
    void callsThatTimeOutOpenTheBreakerAfterSeveralInARow() {
        for (int i = 1; i < FAILURES_TO_OPEN; i++) {
            endpoint.enter(WorkClass.READ);
            endpoint.leave(WorkClass.READ, Peer.SLOW);
        }
        assertThat(endpoint.enter(WorkClass.READ)).isTrue();
        endpoint.leave(WorkClass.READ, Peer.SLOW);

        assertThat(endpoint.enter(WorkClass.READ)).isFalse();
        assertThat(endpoint.hopeless()).isFalse();
    }

    @Test
    void oneAnswerEndsTheCountOfSlowCalls() {
        for (int i = 0; i < 3 * FAILURES_TO_OPEN; i++) {
            assertThat(endpoint.enter(WorkClass.READ)).isTrue();
            endpoint.leave(WorkClass.READ, i % FAILURES_TO_OPEN == 0 ? Peer.NORMAL : Peer.SLOW);
        }
    }

    private long pauseAfterFailure() {
        assertThat(endpoint.enter(WorkClass.READ)).isTrue();
        endpoint.leave(WorkClass.READ, Peer.DOWN);
        long millis = 0;
        while (!endpoint.enter(WorkClass.READ)) {
            ticker.advance(Duration.ofMillis(1));
            millis++;
        }
        endpoint.leave(WorkClass.READ, Peer.UNTOUCHED);
        return millis;
    }
}
