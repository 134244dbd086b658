package cloud.yunhai.vmscheduler.app;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.vmscheduler.core.Imbalance;
import cloud.yunhai.vmscheduler.testing.FakeHosts;
import cloud.yunhai.vmscheduler.testing.FakePlatform;
import cloud.yunhai.vmscheduler.testing.Samples;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class HostCheckTest {
    private final FakePlatform platform = new FakePlatform();
    private final FakeHosts hosts = new FakeHosts();
    private final HostCheck check =
            new HostCheck(new HostDirectory(platform, () -> Samples.NOW), hosts, platform, Duration.ofMillis(1));

    @Test
    void everythingRightIsEmpty() throws InterruptedException {
        platform.with(Samples.host("h1", 8, 8192), Samples.host("gone", HostState.RETIRED, 8, 0, 8192, 0));
        assertThat(check.check()).isEmpty();
    }

    @Test
    void hostsThatDoNotAnswerAndStrangersAreNamed() throws InterruptedException {
        platform.with(
                Samples.host("h1", 8, 8192),
                Samples.host("h2", 8, 8192),
                Samples.host("h3", HostState.DOWN, 8, 0, 8192, 0));
        hosts.away("h2");
        String stranger = InstanceId.next().text();
        hosts.of("h1").vms.put(stranger, VmState.RUNNING);
        assertThat(check.check())
                .extracting(Imbalance::key)
                .containsExactlyInAnyOrder(stranger + " vm", "h2 reachable host", "h3 reachable host");
    }

    @Test
    void everyHostIsAskedWithinTheTimeAndTheTraceOfTheOneWhoAsks() throws InterruptedException {
        platform.with(Samples.host("h1", 4, 4096), Samples.host("h2", 4, 4096));
        Queue<String> operations = new ConcurrentLinkedQueue<>();
        HostConnections recording = host -> {
            operations.add(String.valueOf(CallContext.current().operation()));
            return hosts.of(host);
        };
        HostCheck asking = new HostCheck(
                new HostDirectory(platform, () -> Samples.NOW), recording, platform, Duration.ofMillis(1));

        CallContext.with().operation("op_1").context().call(asking::check);

        assertThat(operations).containsExactly("op_1", "op_1");
    }
}
