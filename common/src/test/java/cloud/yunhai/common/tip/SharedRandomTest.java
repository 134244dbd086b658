package cloud.yunhai.common.tip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SharedRandomTest {
    private static final int THREADS = 8;
    private static final int DRAWS = 50_000;

    @Test
    void threadsThatDrawAtOnceNeverGetTheSameNumber() throws InterruptedException {
        RandomGenerator shared = TipRuntime.builder(TipSettings.of(
                        "caller", "h1", new HostPort("127.0.0.1", 0), List.of(), new TipSecurity.PlainForTests()))
                .random;
        Set<Long> seen = ConcurrentHashMap.newKeySet();
        AtomicInteger repeats = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);

        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofPlatform().start(() -> draw(shared, start, seen, repeats)));
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        // By chance alone two of 400,000 numbers of 64 bits are equal once in 200 million runs.
        assertThat(repeats).hasValue(0);
    }

    private static void draw(RandomGenerator shared, CountDownLatch start, Set<Long> seen, AtomicInteger repeats) {
        try {
            start.await();
        } catch (InterruptedException stopping) {
            return;
        }
        long[] drawn = new long[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            drawn[i] = shared.nextLong();
        }
        for (long number : drawn) {
            if (!seen.add(number)) {
                repeats.incrementAndGet();
            }
        }
    }
}
