package cloud.yunhai.vmscheduler.adapter.vmcontroller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.resourcescheduler.TConsoleLog;
import cloud.yunhai.common.idl.types.TVmState;
import cloud.yunhai.common.idl.vmcontroller.TFilterSpec;
import cloud.yunhai.common.idl.vmcontroller.TVm;
import cloud.yunhai.common.idl.vmcontroller.TVmSpec;
import cloud.yunhai.common.idl.vmcontroller.VmController;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.common.model.network.Direction;
import cloud.yunhai.common.model.network.Protocol;
import cloud.yunhai.common.testing.TipCloud;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.TipRuntime;
import cloud.yunhai.vmscheduler.app.HostVms;
import cloud.yunhai.vmscheduler.app.SeenVm;
import cloud.yunhai.vmscheduler.core.security.EffectiveRule;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a host is told, over a real connection.
class RemoteHostVmsTest {
    private final TipCloud cloud = new TipCloud();
    private final FakeController served = new FakeController();
    private final InstanceId id = InstanceId.next();
    private final RemoteHostVms vms;
    private final RemoteHostVms elsewhere;

    RemoteHostVmsTest() {
        cloud.serve("vm-controller", "h1", tip -> tip.serve("VmController", VmController.Iface.class, served));
        TipRuntime caller = cloud.caller("vm-scheduler", "h0");
        vms = new RemoteHostVms("h1", caller.client(VmController.Iface.class, "vm-controller", "h1"));
        elsewhere = new RemoteHostVms("h2", caller.client(VmController.Iface.class, "vm-controller", "h2"));
    }

    @AfterEach
    void end() {
        cloud.close();
    }

    @Test
    void aVmIsDescribedWithTheFilterThatEachOfItsNicsIsUnder() {
        HostVms.Nic nic = new HostVms.Nic("nic_1", "02:00:00:00:00:01", "10.0.0.4");

        SeenVm seen = vms.ensureStarted(new HostVms.Spec(id, "web-1", 2, 512, "/volumes/x", null, List.of(nic)));

        assertThat(seen).isEqualTo(new SeenVm(id.text(), VmState.RUNNING, 9, null, false));
        TVmSpec told = Objects.requireNonNull(served.spec);
        assertThat(told.getVcpus()).isEqualTo(2);
        assertThat(told.getMemoryMib()).isEqualTo(512);
        assertThat(told.isSetSeedPath()).isFalse();
        assertThat(told.getNics()).singleElement().satisfies(plugged -> {
            assertThat(plugged.getFilterName()).isEqualTo("yunhai-nic_1");
            assertThat(plugged.getAddress()).isEqualTo("10.0.0.4");
        });
    }

    @Test
    void rulesKeepTheDifferenceBetweenAnyPortAndOnePort() {
        vms.ensureFilter(
                id,
                new HostVms.NicRules(
                        "nic_1",
                        "02:00:00:00:00:01",
                        "10.0.0.4",
                        List.of(
                                new EffectiveRule(Direction.INGRESS, Protocol.TCP, 22, 22, List.of("10.0.0.0/24")),
                                new EffectiveRule(Direction.EGRESS, Protocol.ANY, null, null, List.of()))));

        TFilterSpec told = Objects.requireNonNull(served.filter);
        assertThat(told.getName()).isEqualTo("yunhai-nic_1");
        assertThat(told.getRules().get(0).getPortFirst()).isEqualTo(22);
        assertThat(told.getRules().get(0).getCidrs()).containsExactly("10.0.0.0/24");
        assertThat(told.getRules().get(1).isSetPortFirst()).isFalse();
        assertThat(told.getRules().get(1).getCidrs()).isEmpty();
        assertThat(vms.filteredNics()).containsExactly("nic_1");
    }

    @Test
    void commandsNameTheHostAndKeepTheirTimeout() {
        vms.stop(id, Duration.ofMinutes(5));
        vms.reboot(id, "op_1", Duration.ofSeconds(3));
        vms.remove(id);
        vms.removeFilters(id);

        assertThat(served.calls)
                .containsExactly("h1 stop 300000", "h1 reboot op_1 3000", "h1 remove", "h1 removeFilters");
    }

    @Test
    void theFencingTokenOfTheSagaReachesTheHost() {
        CallContext.with().fencing(42).run(() -> vms.remove(id));

        assertThat(served.tokens).containsExactly(42L);
    }

    @Test
    void strangersOnTheHostAreListedAsSuch() {
        assertThat(vms.list())
                .containsExactly(
                        new SeenVm("somebody-elses", VmState.RUNNING, 9, null, true),
                        new SeenVm(id.text(), VmState.CRASHED, 9, "panic", false));
    }

    @Test
    void aHostWithoutAControllerIsUnavailableAndNoOtherIsAsked() {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> elsewhere.remove(id))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NO_ENDPOINT));

        assertThat(served.calls).isEmpty();
    }

    private final class FakeController implements VmController.Iface {
        final List<String> calls = new CopyOnWriteArrayList<>();
        final List<Long> tokens = new CopyOnWriteArrayList<>();
        volatile @Nullable TVmSpec spec;
        volatile @Nullable TFilterSpec filter;

        private TVm did(String call, TVmState state) {
            calls.add(call);
            return new TVm().setInstanceId(id.text()).setVmState(state).setGeneration(9);
        }

        @Override
        public void ensureFilter(String hostName, String instanceId, TFilterSpec wanted) {
            filter = wanted;
        }

        @Override
        public void removeFilters(String hostName, String instanceId) {
            calls.add(hostName + " removeFilters");
        }

        @Override
        public TVm ensureStarted(String hostName, TVmSpec wanted) {
            spec = wanted;
            return did(hostName + " ensureStarted", TVmState.RUNNING);
        }

        @Override
        public TVm stop(String hostName, String instanceId, long timeoutMillis) {
            return did(hostName + " stop " + timeoutMillis, TVmState.OFF);
        }

        @Override
        public TVm forceStop(String hostName, String instanceId) {
            return did(hostName + " forceStop", TVmState.OFF);
        }

        @Override
        public TVm reboot(String hostName, String instanceId, String rebootId, long timeoutMillis) {
            return did(hostName + " reboot " + rebootId + " " + timeoutMillis, TVmState.RUNNING);
        }

        @Override
        public TVm suspend(String hostName, String instanceId) {
            return did(hostName + " suspend", TVmState.PAUSED);
        }

        @Override
        public TVm resume(String hostName, String instanceId) {
            return did(hostName + " resume", TVmState.RUNNING);
        }

        @Override
        public void removeVm(String hostName, String instanceId) {
            calls.add(hostName + " remove");
            CallContext.current().fencingToken().ifPresent(tokens::add);
        }

        @Override
        public TVm observe(String hostName, String instanceId) {
            return did(hostName + " observe", TVmState.OFF);
        }

        @Override
        public List<TVm> listVms(String hostName) {
            return List.of(
                    new TVm()
                            .setInstanceId("somebody-elses")
                            .setVmState(TVmState.RUNNING)
                            .setGeneration(9)
                            .setForeign(true),
                    new TVm()
                            .setInstanceId(id.text())
                            .setVmState(TVmState.CRASHED)
                            .setGeneration(9)
                            .setReason("panic"));
        }

        @Override
        public List<String> listFilters(String hostName) {
            return List.of("yunhai-nic_1");
        }

        @Override
        public TConsoleLog consoleLog(String hostName, String instanceId, long offset, int limit) {
            throw new UnsupportedOperationException();
        }
    }
}
