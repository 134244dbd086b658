package cloud.yunhai.volumescheduler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.volumescheduler.testing.Samples;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllHostsTest {
    private final List<Host> hosts =
            IntStream.range(0, 40).mapToObj(i -> Samples.host("h" + i)).toList();
    private final AllHosts allHosts = new AllHosts();

    @Test
    void everyHostAnswersAndTheAnswersKeepTheOrderOfTheHosts() {
        assertThat(allHosts.each(hosts, Host::name).keySet()).containsExactlyElementsOf(hosts);
        assertThat(allHosts.each(hosts, Host::name).values())
                .containsExactlyElementsOf(hosts.stream().map(Host::name).toList());
    }

    @Test
    void aBoundedNumberIsAskedAtOnceAndMoreThanOne() {
        CountDownLatch several = new CountDownLatch(2);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        allHosts.each(hosts, _ -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            several.countDown();
            boolean together = await(several);
            now.decrementAndGet();
            return together;
        });

        assertThat(most.get()).isBetween(2, 16);
    }

    @Test
    void theCallsCarryDeadlineTokenAndOperationOfTheOneWhoAsked() {
        List<Long> tokens = CallContext.with()
                .fencing(7)
                .operation("op_1")
                .context()
                .call(() -> List.copyOf(allHosts.each(
                                hosts.subList(0, 3),
                                _ -> CallContext.current().fencingToken().orElse(-1))
                        .values()));

        assertThat(tokens).containsOnly(7L).hasSize(3);
    }

    @Test
    void aMistakeIsAnInternalErrorThatKeepsItsCause() {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> allHosts.each(hosts, _ -> {
                    throw new IllegalStateException("oops");
                }))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.INTERNAL);
                    assertThat(failure).hasRootCauseMessage("oops");
                });
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
