package cloud.yunhai.dbproxy.adapter.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// What was committed is on disk when its caller goes on, and many share one write.
class GroupCommitTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final AtomicInteger visible = new AtomicInteger();
    private final AtomicInteger onDisk = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile boolean full;

    private final GroupCommit group = new GroupCommit(() -> {
        int seen = visible.get();
        writes.incrementAndGet();
        pass(gate);
        if (full) {
            throw new SQLException("no space left on device");
        }
        onDisk.accumulateAndGet(seen, Math::max);
    });

    private static void pass(CountDownLatch gate) throws SQLException {
        try {
            if (!gate.await(20, TimeUnit.SECONDS)) {
                throw new SQLException("the disk hangs");
            }
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
    }

    @Test
    void everyCommitIsOnDiskWhenItReturnsAndAHundredAtOnceShareFewWrites() throws Exception {
        gate = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> commits = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                commits.add(threads.submit(() -> {
                    AtomicInteger mine = new AtomicInteger();
                    group.commit(() -> mine.set(visible.incrementAndGet()), LONG);
                    return onDisk.get() >= mine.get();
                }));
            }
            Awaitility.await().until(() -> visible.get() == 100);
            gate.countDown();
            for (Future<Boolean> commit : commits) {
                assertThat(commit.get(20, TimeUnit.SECONDS)).isTrue();
            }
        }
        assertThat(writes.get())
                .as("the one that was under way, and one for all others")
                .isLessThanOrEqualTo(3);
    }

    @Test
    void aReaderWaitsForWhatItMayHaveSeen() throws Exception {
        gate = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> commit = threads.submit(() -> group.commit(visible::incrementAndGet, LONG));
            Awaitility.await().until(() -> writes.get() == 1);
            Future<Integer> reader = threads.submit(() -> {
                group.settle(LONG);
                return onDisk.get();
            });
            assertThat(reader.isDone()).isFalse();
            gate.countDown();
            assertThat(reader.get(20, TimeUnit.SECONDS)).isEqualTo(1);
            commit.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void aReaderWaitsForNothingWhenAllIsOnDisk() {
        group.commit(visible::incrementAndGet, LONG);

        group.settle(Duration.ZERO);

        assertThat(writes.get()).isEqualTo(1);
    }

    @Test
    void aWriteThatFailsIsAnUnknownOutcomeAndTheNextCommitTriesAgain() {
        full = true;
        assertThatThrownBy(() -> group.commit(visible::incrementAndGet, LONG))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_OUTCOME));
        full = false;

        group.commit(visible::incrementAndGet, LONG);

        assertThat(onDisk.get()).isEqualTo(2);
    }

    @Test
    void aWaitForASlowDiskEnds() throws Exception {
        gate = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = threads.submit(() -> group.commit(visible::incrementAndGet, LONG));
            Awaitility.await().until(() -> writes.get() == 1);

            assertThatThrownBy(() -> group.commit(visible::incrementAndGet, Duration.ofMillis(20)))
                    .isInstanceOfSatisfying(
                            CloudException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_OUTCOME));
            gate.countDown();
            first.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void aCommitThatFailsIsNotWaitedFor() {
        assertThatThrownBy(() -> group.commit(
                        () -> {
                            throw new IllegalStateException("deadlock");
                        },
                        LONG))
                .isInstanceOf(IllegalStateException.class);

        group.settle(Duration.ZERO);

        assertThat(writes.get()).isZero();
    }
}
