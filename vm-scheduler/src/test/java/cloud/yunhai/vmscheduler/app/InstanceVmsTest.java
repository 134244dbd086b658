package cloud.yunhai.vmscheduler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.instance.Nic;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.common.model.network.Direction;
import cloud.yunhai.common.model.network.Protocol;
import cloud.yunhai.vmscheduler.core.security.EffectiveRule;
import cloud.yunhai.vmscheduler.testing.FakeHosts;
import cloud.yunhai.vmscheduler.testing.FakePlatform;
import cloud.yunhai.vmscheduler.testing.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstanceVmsTest {
    private final Host host = Samples.host("h1", 8, 8192);
    private final SecurityGroupId group = SecurityGroupId.next();
    private final Nic nic = Samples.nic("10.0.0.4");
    private final InstanceId id = InstanceId.next();
    private final FakePlatform platform = new FakePlatform()
            .with(host)
            .with(Samples.group(group, Samples.fromGroup(group)))
            .with(Samples.instance(id, InstanceState.CREATING, host.id(), List.of(nic), group))
            .with(Samples.instance(
                    InstanceId.next(), InstanceState.RUNNING, host.id(), List.of(Samples.nic("10.0.0.5")), group));
    private final FakeHosts hosts = new FakeHosts();
    private final HostDirectory directory = new HostDirectory(platform, () -> Samples.NOW);
    private final List<TenantId> marked = new ArrayList<>();
    private final InstanceVms vms =
            new InstanceVms(directory, hosts, platform, new InstanceRules(platform), marked::add);
    private final InstanceVms.Resources resources =
            new InstanceVms.Resources(id, host.id(), "h1", "/volumes/v.qcow2", null, List.of(nic));

    @Test
    void filtersHoldWhatTheGroupsAddUpTo() {
        vms.ensureFilters(resources);
        assertThat(hosts.of("h1").rules(nic.id().text()))
                .containsExactly(
                        new EffectiveRule(Direction.INGRESS, Protocol.ANY, null, null, List.of("10.0.0.5/32")));
        vms.removeFilters(id, host.id());
        assertThat(hosts.of("h1").filters).isEmpty();
    }

    @Test
    void memberThatCameMeanwhileIsBroughtByTheNextRound() {
        vms.ensureFilters(resources);
        Nic late = Samples.nic("10.0.0.77");
        platform.with(Samples.instance(InstanceId.next(), InstanceState.RUNNING, host.id(), List.of(late), group));

        vms.ensureFilters(resources);

        assertThat(marked).containsExactly(Samples.TENANT, Samples.TENANT);
        new RuleRefresher(platform, directory, hosts).refresh(Samples.TENANT);
        assertThat(hosts.of("h1").rules(nic.id().text()).getFirst().cidrs())
                .containsExactly("10.0.0.5/32", "10.0.0.77/32");
    }

    @Test
    void membersAreReadOnceForManyInstancesMadeAtOnce() {
        for (int i = 0; i < 20; i++) {
            vms.ensureFilters(resources);
        }
        assertThat(platform.memberReadings()).isLessThan(20);
    }

    @Test
    void commandsReachTheInstancesHost() {
        assertThat(vms.ensureStarted(resources).state()).isEqualTo(VmState.RUNNING);
        assertThat(vms.suspend(id).state()).isEqualTo(VmState.PAUSED);
        assertThat(vms.resume(id).state()).isEqualTo(VmState.RUNNING);
        assertThat(vms.reboot(id, "r1", Duration.ofSeconds(1)).state()).isEqualTo(VmState.RUNNING);
        assertThat(vms.stop(id, Duration.ofSeconds(2)).state()).isEqualTo(VmState.OFF);
        assertThat(vms.forceStop(id).state()).isEqualTo(VmState.OFF);
        assertThat(vms.observe(id).state()).isEqualTo(VmState.OFF);
        vms.remove(id, host.id());
        assertThat(hosts.of("h1").calls)
                .containsExactly(
                        "ensureStarted web-1 128",
                        "suspend",
                        "resume",
                        "reboot r1",
                        "stop PT2S",
                        "forceStop",
                        "observe",
                        "remove");
    }

    @Test
    void hostThatIsDownFailsAtOnceAndIsNotAsked() {
        platform.with(Samples.in(host, HostState.DOWN));
        assertThatThrownBy(() -> vms.forceStop(id)).hasMessageContaining("host does not report");
        assertThat(hosts.of("h1").calls).isEmpty();

        platform.with(Samples.in(host, HostState.UP));
        assertThat(vms.forceStop(id).state()).isEqualTo(VmState.OFF);
    }

    @Test
    void hostThatWasTakenOutKeepsNothing() {
        vms.remove(id, HostId.next());
        vms.removeFilters(id, HostId.next());
        assertThat(hosts.of("h1").calls).isEmpty();
    }

    @Test
    void instanceOnNoHostIsAConflict() {
        InstanceId nowhere = InstanceId.next();
        platform.with(Samples.instance(nowhere, InstanceState.FAILED, null, List.of()));
        assertThatThrownBy(() -> vms.forceStop(nowhere)).hasMessageContaining("WRONG_STATE");
    }
}
