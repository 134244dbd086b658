package cloud.yunhai.common.tip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedRandomTest {
    private static final int THREADS = 4;
    private static final int DRAWS = 1_000_000;

    /// With the JDK's default generator the same run repeats thousands of numbers, once two threads do run at
    /// once.
    @Test
    void threadsThatDrawAtOnceNeverGetTheSameNumber() throws InterruptedException {
        RandomGenerator shared = TipRuntime.builder(TipSettings.of(
                        "caller", "h1", new HostPort("127.0.0.1", 0), List.of(), new TipSecurity.PlainForTests()))
                .random;
        long[] drawn = new long[THREADS * DRAWS];
        CyclicBarrier start = new CyclicBarrier(THREADS);

        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int from = i * DRAWS;
            threads.add(Thread.ofPlatform().start(() -> draw(shared, start, drawn, from)));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        Arrays.sort(drawn);
        long repeats = IntStream.range(1, drawn.length)
                .filter(i -> drawn[i] == drawn[i - 1])
                .count();
        // By chance alone two of four million numbers of 64 bits are equal once in two million runs.
        assertThat(repeats).isZero();
    }

    private static void draw(RandomGenerator shared, CyclicBarrier start, long[] into, int from) {
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException stopping) {
            Thread.currentThread().interrupt();
            return;
        }
        for (int i = from; i < from + DRAWS; i++) {
            into[i] = shared.nextLong();
        }
    }
}
