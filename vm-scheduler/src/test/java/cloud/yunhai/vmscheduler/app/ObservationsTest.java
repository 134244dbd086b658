package cloud.yunhai.vmscheduler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.vmscheduler.testing.FakeHosts;
import cloud.yunhai.vmscheduler.testing.FakePlatform;
import cloud.yunhai.vmscheduler.testing.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservationsTest {
    private final Host host = Samples.host("h1", 8, 8192);
    private final FakePlatform platform = new FakePlatform().with(host);
    private final FakeHosts hosts = new FakeHosts();
    private final Observations observations =
            new Observations(new HostDirectory(platform, () -> Samples.NOW), hosts, platform);

    private InstanceId instance(InstanceState state) {
        InstanceId id = InstanceId.next();
        platform.with(Samples.instance(id, state, host.id(), List.of()));
        return id;
    }

    private static SeenVm seen(InstanceId id, VmState state, long generation) {
        return new SeenVm(id.text(), state, generation, null, false);
    }

    @Test
    void changeIsRecorded() {
        InstanceId id = instance(InstanceState.RUNNING);
        observations.changed("h1", seen(id, VmState.OFF, 7));
        assertThat(platform.observed).containsExactly(id.text() + " OFF 7");
    }

    @Test
    void fullReportRecordsWhatDiffersAndWhatIsAbsent() {
        InstanceId same = instance(InstanceState.RUNNING);
        InstanceId gone = instance(InstanceState.RUNNING);
        InstanceId paused = instance(InstanceState.RUNNING);
        InstanceId stoppedAndAbsent = instance(InstanceState.STOPPED);
        observations.full(
                "h1",
                9,
                List.of(
                        seen(same, VmState.RUNNING, 9),
                        seen(paused, VmState.PAUSED, 9),
                        new SeenVm("somebody-else", VmState.RUNNING, 9, null, true)));
        assertThat(platform.observed).containsExactlyInAnyOrder(gone.text() + " ABSENT 9", paused.text() + " PAUSED 9");
        assertThat(stoppedAndAbsent).isNotNull();
    }

    @Test
    void busyInstanceIsLookedAtAgainUntilItIsIdle() {
        InstanceId id = InstanceId.next();
        platform.with(Samples.instance(id, InstanceState.RUNNING, host.id(), OperationId.next(), List.of()));
        hosts.of("h1").vms.put(id.text(), VmState.OFF);
        observations.changed("h1", seen(id, VmState.OFF, 3));
        observations.lookAgain();
        assertThat(hosts.of("h1").calls).containsExactly("observe");

        platform.with(Samples.instance(id, InstanceState.RUNNING, host.id(), List.of()));
        observations.lookAgain();
        observations.lookAgain();
        assertThat(hosts.of("h1").calls).containsExactly("observe", "observe");
        assertThat(platform.observed).hasSize(3).allMatch(text -> text.startsWith(id.text() + " OFF"));
    }

    @Test
    void vmThatTheDatabaseDoesNotKnowIsNoError() {
        observations.changed("h1", seen(InstanceId.next(), VmState.RUNNING, 1));
        assertThat(platform.observed).hasSize(1);
    }

    @Test
    void unknownHostIsRefused() {
        assertThatThrownBy(() -> observations.full("h9", 1, List.of())).hasMessageContaining("no host h9");
    }
}
