package cloud.yunhai.dbproxy.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SignalsTest {
    private static final Duration LONG = Duration.ofSeconds(15);

    private final Signals signals = new Signals(true);

    @Test
    void whatIsRaisedAfterTheFirstLookIsNotMissed() {
        try (Signals.Listening listening = signals.listen("op_1")) {
            signals.raise("op_1");

            assertThat(waited(listening)).isLessThan(LONG);
        }
    }

    @Test
    void whoWaitsIsSentHomeWhenTheProcessStops() throws Exception {
        long end = System.nanoTime() + LONG.toNanos();
        CompletableFuture<Boolean> waiter = CompletableFuture.supplyAsync(() -> {
            try (Signals.Listening listening = signals.listen(Signals.FEED)) {
                while (!signals.over(end)) {
                    listening.await(LONG);
                }
                return System.nanoTime() < end;
            }
        });

        signals.end();

        assertThat(waiter.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aloneAWaitLooksAgainSeldom() {
        long end = System.nanoTime() + LONG.toNanos();

        assertThat(signals.pause(end)).isGreaterThan(Duration.ofSeconds(4));
        assertThat(new Signals(false).pause(end)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void noPauseGoesBeyondTheEnd() {
        assertThat(signals.pause(System.nanoTime() + 1_000_000)).isLessThanOrEqualTo(Duration.ofMillis(1));
    }

    private static Duration waited(Signals.Listening listening) {
        long begin = System.nanoTime();
        listening.await(LONG);
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
