package cloud.yunhai.common.saga.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.testing.ManualClock;
import cloud.yunhai.common.testing.ManualScheduler;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SerialTaskTest {
    private final ManualScheduler scheduler = new ManualScheduler(new ManualClock());
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void wakesBeforeItRunsAreOneRun() {
        SerialTask task = new SerialTask(scheduler, runs::incrementAndGet);

        task.wake();
        task.wake();
        task.wake();
        scheduler.settle();

        // The second and third came when it was already due, and may count as one more.
        assertThat(runs).hasValueBetween(1, 2);
        int before = runs.get();
        scheduler.settle();
        assertThat(runs).hasValue(before);
    }

    @Test
    void aWakeWhileItRunsIsOneMoreRun() {
        SerialTask[] task = new SerialTask[1];
        task[0] = new SerialTask(scheduler, () -> {
            if (runs.incrementAndGet() == 1) {
                task[0].wake();
                task[0].wake();
            }
        });

        task[0].wake();
        scheduler.settle();

        assertThat(runs).hasValue(2);
    }

    @Test
    void afterAFailureItCanBeWokenAgain() {
        SerialTask task = new SerialTask(scheduler, () -> {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("once");
            }
        });
        task.wake();
        assertThatThrownBy(scheduler::settle).hasMessage("once");

        task.wake();
        scheduler.settle();

        assertThat(runs).hasValue(2);
    }

    @Test
    void itNeverRunsTwiceAtOnceAndMissesNoWake() throws Exception {
        int wakers = 8;
        int wakes = 2_000;
        AtomicInteger wanted = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        AtomicBoolean inside = new AtomicBoolean();
        AtomicBoolean overlapped = new AtomicBoolean();
        CountDownLatch complete = new CountDownLatch(1);
        try (VirtualThreadScheduler threads = new VirtualThreadScheduler("test")) {
            SerialTask task = new SerialTask(threads, () -> {
                if (!inside.compareAndSet(false, true)) {
                    overlapped.set(true);
                }
                seen.set(wanted.get());
                inside.set(false);
                if (seen.get() == wakers * wakes) {
                    complete.countDown();
                }
            });
            for (int i = 0; i < wakers; i++) {
                threads.execute(() -> {
                    for (int j = 0; j < wakes; j++) {
                        wanted.incrementAndGet();
                        task.wake();
                    }
                });
            }
            assertThat(complete.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(overlapped).isFalse();
    }
}
