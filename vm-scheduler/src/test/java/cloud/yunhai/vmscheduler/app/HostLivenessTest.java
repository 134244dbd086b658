package cloud.yunhai.vmscheduler.app;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.testing.ManualClock;
import cloud.yunhai.vmscheduler.testing.FakePlatform;
import cloud.yunhai.vmscheduler.testing.Samples;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HostLivenessTest {
    private static final Duration TTL = Duration.ofSeconds(10);

    private final ManualClock clock = new ManualClock(Samples.NOW);
    private final FakePlatform platform = new FakePlatform();
    private final HostDirectory directory = new HostDirectory(platform, clock);
    private final HostLiveness liveness = new HostLiveness(platform, directory, TTL, clock);
    private final Host host = Samples.host("h1", 4, 4096);

    @Test
    void hostWithinItsTimeToLiveStaysUp() {
        platform.with(host);
        clock.advance(TTL);

        liveness.look();

        assertThat(platform.get(host.id()).state()).isEqualTo(HostState.UP);
    }

    /// Whoever decides by the directory must not wait for the feed to tell it.
    @Test
    void hostThatFallsSilentIsDownAndTheDirectoryKnowsItAtOnce() {
        platform.with(host);
        directory.refresh();
        clock.advance(TTL.plusMillis(1));

        liveness.look();

        assertThat(directory.get(host.id()).state()).isEqualTo(HostState.DOWN);
        liveness.look();
        assertThat(directory.all()).hasSize(1);
    }
}
