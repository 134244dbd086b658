package cloud.yunhai.networkprovider.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
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

    /// The thread must outlive any mistake: nobody would notice its end.
    @Test
    void watchGoesOnAfterAnyFailureAndEndsWhenClosed() {
        AtomicInteger tries = new AtomicInteger();
        AtomicInteger dealtWith = new AtomicInteger();
        CountDownLatch interrupted = new CountDownLatch(1);
        SubnetChanges feed = new SubnetChanges() {
            @Override
            public Position now() {
                return switch (tries.incrementAndGet()) {
                    case 1 -> throw new IllegalStateException("unreadable");
                    case 2 -> throw new CloudException(ErrorCode.UNAVAILABLE, "away");
                    default -> new Position(1, false);
                };
            }

            @Override
            public Position after(long sequence, Duration wait) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException closed) {
                    Thread.currentThread().interrupt();
                    interrupted.countDown();
                }
                return new Position(sequence, false);
            }
        };

        try (SubnetWatch running = new SubnetWatch(feed, dealtWith::incrementAndGet, Duration.ofMillis(1)).start()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> dealtWith.get() == 1);
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> interrupted.getCount() == 0);
        assertThat(tries).hasValue(3);
    }
}
