package cloud.yunhai.resourcescheduler.adapter.tip;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.idl.dbproxy.TAddressClaim;
import cloud.yunhai.common.idl.dbproxy.TImbalance;
import cloud.yunhai.common.idl.networkprovider.NetworkProvider;
import cloud.yunhai.common.idl.networkprovider.TAddressReserved;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.saga.runner.FencingScope.Bound;
import cloud.yunhai.common.testing.TipCloud;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.Deadline;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.resourcescheduler.adapter.networkprovider.RemoteAddresses;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a step's calls carry, as the called service sees it.
class TipFencingTest {
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final TipCloud cloud = new TipCloud();
    private final Served served = new Served();
    private final RemoteAddresses addresses;
    private final InstantSource clock = InstantSource.system();
    private final TipFencing fencing = new TipFencing(clock);

    TipFencingTest() {
        cloud.serve("network-provider", "h0", tip -> tip.serve("NetworkProvider", NetworkProvider.Iface.class, served));
        addresses = new RemoteAddresses(
                cloud.caller("resource-scheduler", "h0").client(NetworkProvider.Iface.class, "network-provider"));
    }

    @AfterEach
    void end() {
        cloud.close();
    }

    @Test
    void everyCallOfAStepCarriesOperationTokenDeadlineAndTrace() throws Exception {
        Bound bound =
                new Bound("op_1", "reserve-address", 2, 42, clock.instant().plusSeconds(5), TRACE);

        fencing.call(bound, () -> {
            addresses.release(NicId.next());
            return true;
        });

        CallContext seen = served.seen.getFirst();
        assertThat(seen.operation()).isEqualTo("op_1");
        assertThat(seen.fencingToken()).hasValue(42);
        assertThat(Objects.requireNonNull(seen.trace()).traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        Deadline deadline = Objects.requireNonNull(seen.deadline());
        assertThat(deadline.remaining()).isBetween(Duration.ZERO, Duration.ofSeconds(5));
    }

    /// A service may ask what it did before for this step, whoever tries it now.
    @Test
    void twoTriesOfAStepHaveTheSameKeyAndAnotherStepAnotherOne() throws Exception {
        Instant end = clock.instant().plusSeconds(30);
        fencing.call(new Bound("op_1", "place", 1, 1, end, null), this::release);
        fencing.call(new Bound("op_1", "place", 2, 9, end, null), this::release);
        fencing.call(new Bound("op_1", "start", 1, 9, end, null), this::release);

        assertThat(served.seen)
                .extracting(CallContext::idempotencyKey)
                .containsExactly("op_1/place", "op_1/place", "op_1/start");
    }

    @Test
    void nothingOfAStepIsLeftAfterIt() throws Exception {
        fencing.call(new Bound("op_1", "place", 1, 1, clock.instant().plusSeconds(30), TRACE), this::release);

        assertThat(CallContext.current().fencingToken()).isEmpty();
        assertThat(CallContext.current().operation()).isNull();
    }

    private boolean release() {
        Tip.run(() -> addresses.release(NicId.next()));
        return true;
    }

    private static final class Served implements NetworkProvider.Iface {
        final List<CallContext> seen = new CopyOnWriteArrayList<>();

        @Override
        public @Nullable TAddressReserved ensureAddress(TAddressClaim claim) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void releaseAddress(String nicId) {
            seen.add(CallContext.current());
        }

        @Override
        public List<TImbalance> check() {
            return List.of();
        }
    }
}
