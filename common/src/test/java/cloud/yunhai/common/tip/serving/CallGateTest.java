package cloud.yunhai.common.tip.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.common.tip.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CallGateTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void soManyEnterAndSoManyWaitAndNoMore() throws Exception {
        CallGate gate = new CallGate(1, 1);
        assertThat(gate.enter(Deadline.after(LONG))).isEqualTo(CallGate.Entry.ENTERED);
        CompletableFuture<CallGate.Entry> second =
                CompletableFuture.supplyAsync(() -> enter(gate, LONG), Thread::startVirtualThread);
        await().until(() -> gate.waiting() == 1);

        assertThat(gate.enter(Deadline.after(LONG))).isEqualTo(CallGate.Entry.FULL);
        assertThat(gate.inProgress()).isEqualTo(1);

        gate.leave();
        assertThat(second.get()).isEqualTo(CallGate.Entry.ENTERED);
        assertThat(gate.waiting()).isZero();
    }

    @Test
    void whoWaitsPastTheDeadlineIsTooLate() throws Exception {
        CallGate gate = new CallGate(1, 1);
        gate.enter(Deadline.after(LONG));

        assertThat(gate.enter(Deadline.after(Duration.ofMillis(20)))).isEqualTo(CallGate.Entry.TOO_LATE);
        assertThat(gate.waiting()).isZero();
    }

    private static CallGate.Entry enter(CallGate gate, Duration time) {
        try {
            return gate.enter(Deadline.after(time));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
