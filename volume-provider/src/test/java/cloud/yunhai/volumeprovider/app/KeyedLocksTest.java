package cloud.yunhai.volumeprovider.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.tip.CallContext;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KeyedLocksTest {
    private final KeyedLocks<String> locks = new KeyedLocks<>();

    @Test
    void sameKeyIsSerial() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                threads.execute(() -> locks.with("a", () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.yield();
                    inside.decrementAndGet();
                    return done.incrementAndGet();
                }));
            }
        }

        assertThat(done).hasValue(200);
        assertThat(most).hasValue(1);
    }

    @Test
    void otherKeyDoesNotWaitAndTheSameOneWaitsForItsDeadlineOnly() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Thread holder = Thread.ofVirtual()
                .start(() -> locks.with("a", () -> {
                    held.countDown();
                    try {
                        release.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    return true;
                }));
        held.await();

        assertThat(locks.<Integer>with("b", () -> 7)).isEqualTo(7);
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(
                        () -> CallContext.with().deadline(Duration.ofMillis(50)).run(() -> locks.with("a", () -> 8)))
                .extracting(CloudException::code)
                .isEqualTo(ErrorCode.DEADLINE);

        release.countDown();
        holder.join();
        assertThat(locks.<Integer>with("a", () -> 9)).isEqualTo(9);
    }
}
