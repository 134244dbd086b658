package cloud.yunhai.vmscheduler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.vmscheduler.testing.FakePlatform;
import cloud.yunhai.vmscheduler.testing.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostDirectoryTest {
    private final FakePlatform platform = new FakePlatform();
    private final HostDirectory directory = new HostDirectory(platform, () -> Samples.NOW);
    private final Host host = Samples.host("h1", 8, 8192);

    /// The feed is read from a place before the last reading of all hosts.
    @Test
    void eventFromBeforeTheLastReadingDoesNotBringBackWhatWas() {
        platform.with(Samples.version(host, 5));
        directory.refresh();

        directory.changed(Samples.in(Samples.version(host, 4), HostState.DOWN));
        assertThat(directory.get(host.id()).state()).isEqualTo(HostState.UP);

        directory.changed(Samples.in(Samples.version(host, 6), HostState.DOWN));
        assertThat(directory.get(host.id()).state()).isEqualTo(HostState.DOWN);
    }

    @Test
    void newHostIsReadWhenItIsAskedFor() {
        platform.with(host);

        assertThat(directory.get(host.id())).isEqualTo(host);
        assertThat(directory.named("h1")).contains(host);
        assertThat(directory.named("h2")).isEmpty();
    }

    @Test
    void hostThatIsBackIsReachableBeforeTheFeedTellsSo() {
        directory.changed(Samples.in(host, HostState.DOWN));
        platform.with(host);

        assertThat(directory.requireReachable(host.id()).state()).isEqualTo(HostState.UP);
    }

    @ParameterizedTest
    @EnumSource(names = {"DOWN", "RETIRED"})
    void hostThatCannotAnswerIsRefusedAtOnceByName(HostState state) {
        platform.with(Samples.in(host, state));

        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> directory.requireReachable(host.id()))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
                    assertThat(failure.details()).containsEntry("host", "h1");
                });
    }

    @Test
    void drainingHostStillAnswersForWhatItHas() {
        platform.with(Samples.in(host, HostState.DRAINING));

        assertThat(directory.requireReachable(host.id()).name()).isEqualTo("h1");
    }
}
