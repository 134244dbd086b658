package cloud.yunhai.resourcescheduler.app;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.resourcescheduler.app.Ledger.Imbalance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Imbalance LOST = new Imbalance("vol_1", "file", 1, 0, "its file is missing");

    @Test
    void whatAddsUpIsEmpty() {
        assertThat(new Ledger(Map.of("disks", List::of)).check()).isEmpty();
    }

    @Test
    void aPartThatCannotBeCheckedIsADifferenceAndHidesNoOther() {
        Ledger ledger = new Ledger(Map.of(
                "disks", () -> List.of(LOST),
                "hypervisors",
                        () -> {
                            throw new CloudException(ErrorCode.NO_ENDPOINT, "no vm-scheduler is up");
                        },
                "dhcp-servers",
                        () -> {
                            throw new IllegalStateException("secret detail");
                        }));

        assertThat(ledger.check())
                .containsExactly(
                        new Imbalance("dhcp-servers", "unchecked", 0, 0, "could not be checked: internal error"),
                        LOST,
                        new Imbalance("hypervisors", "unchecked", 0, 0, "could not be checked: no vm-scheduler is up"));
    }

    @Test
    void thePartsAreCheckedBesideEachOther() {
        CountDownLatch both = new CountDownLatch(2);
        Ledger.Auditor meeting = () -> {
            both.countDown();
            try {
                return both.await(30, TimeUnit.SECONDS) ? List.of() : List.of(LOST);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        };

        assertThat(new Ledger(Map.of("a", meeting, "b", meeting)).check()).isEmpty();
    }

    @Test
    void eachPartIsCheckedWithinTheDeadlineAndTheTraceOfTheOneWhoAsks() {
        AtomicReference<CallContext> seen = new AtomicReference<>();
        Ledger ledger = new Ledger(Map.of("disks", () -> {
            seen.set(CallContext.current());
            return List.of();
        }));
        CallContext caller = CallContext.with()
                .deadline(Duration.ofMinutes(1))
                .operation("op_1")
                .traced()
                .context();

        caller.run(ledger::check);

        assertThat(seen.get()).isEqualTo(caller);
    }
}
