package cloud.yunhai.resourcescheduler.adapter.vmscheduler;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.idl.dbproxy.TImbalance;
import cloud.yunhai.common.idl.resourcescheduler.TConsoleLog;
import cloud.yunhai.common.idl.types.TPlacementDecision;
import cloud.yunhai.common.idl.types.TVmState;
import cloud.yunhai.common.idl.vmscheduler.TPlaceRequest;
import cloud.yunhai.common.idl.vmscheduler.TPlaced;
import cloud.yunhai.common.idl.vmscheduler.TVmObservation;
import cloud.yunhai.common.idl.vmscheduler.TVmResources;
import cloud.yunhai.common.idl.vmscheduler.VmScheduler;
import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.instance.Nic;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.common.testing.TipCloud;
import cloud.yunhai.resourcescheduler.app.Placed;
import cloud.yunhai.resourcescheduler.app.Vms.VmResources;
import cloud.yunhai.resourcescheduler.testing.InMemoryInstances;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteVmsTest {
    private static final HostId HOST = HostId.next();
    private static final ClusterId CLUSTER = ClusterId.next();

    private final TipCloud cloud = new TipCloud();
    private final Served served = new Served();
    private final RemoteVms vms;
    private final Instance instance = new InMemoryInstances().add(TenantId.next(), InstanceState.CREATING, null, null);

    RemoteVmsTest() {
        cloud.serve("vm-scheduler", "h0", tip -> tip.serve("VmScheduler", VmScheduler.Iface.class, served));
        vms = new RemoteVms(cloud.caller("resource-scheduler", "h0").client(VmScheduler.Iface.class, "vm-scheduler"));
    }

    @AfterEach
    void end() {
        cloud.close();
    }

    @Test
    void aPlacementTellsAllThatCountsAndNoClusterWhereNoneIsWanted() {
        Placed placed = vms.place(instance);

        assertThat(placed).isEqualTo(new Placed(HOST, "h1", CLUSTER));
        TPlaceRequest asked = Objects.requireNonNull(served.placing);
        assertThat(asked.getInstanceId()).isEqualTo(instance.id().text());
        assertThat(asked.getVcpus()).isEqualTo(1);
        assertThat(asked.getMemoryMib()).isEqualTo(128);
        assertThat(asked.getRootGib()).isEqualTo(1);
        assertThat(asked.isSetClusterId()).isFalse();
    }

    @Test
    void aVmIsStartedFromWhatWasReservedWithOrWithoutASeed() {
        Nic nic = new Nic(NicId.next(), SubnetId.next(), "10.0.0.5", "02:00:00:00:00:05");

        VmState seen = vms.ensureStarted(resources("/seeds/x", nic));

        assertThat(seen).isEqualTo(VmState.RUNNING);
        TVmResources asked = Objects.requireNonNull(served.starting);
        assertThat(asked.getRootVolumePath()).isEqualTo("/volumes/x");
        assertThat(asked.getSeedPath()).isEqualTo("/seeds/x");
        assertThat(asked.getNics())
                .singleElement()
                .satisfies(told -> assertThat(told.getMac()).isEqualTo("02:00:00:00:00:05"));
        vms.ensureStarted(resources(null, nic));
        assertThat(served.starting.isSetSeedPath()).isFalse();
    }

    @Test
    void eachCommandIsThatCommandAndAnswersWhatWasSeen() {
        InstanceId id = instance.id();

        assertThat(vms.stop(id, Duration.ofSeconds(90))).isEqualTo(VmState.OFF);
        assertThat(vms.forceStop(id)).isEqualTo(VmState.OFF);
        assertThat(vms.reboot(id, "op_1", Duration.ofSeconds(1))).isEqualTo(VmState.RUNNING);
        assertThat(vms.suspend(id)).isEqualTo(VmState.PAUSED);
        assertThat(vms.resume(id)).isEqualTo(VmState.RUNNING);
        assertThat(vms.observe(id)).isEqualTo(VmState.CRASHED);
        vms.release(id);
        vms.removeVm(id, HOST);
        vms.removeFilters(id, HOST);

        assertThat(served.calls)
                .containsExactly(
                        "stop 90000",
                        "forceStop",
                        "reboot op_1 1000",
                        "suspend",
                        "resume",
                        "observe",
                        "release",
                        "removeVm " + HOST,
                        "removeFilters " + HOST);
    }

    private VmResources resources(@Nullable String seed, Nic nic) {
        return new VmResources(instance.id(), HOST, "h1", "/volumes/x", seed, List.of(nic));
    }

    private static final class Served implements VmScheduler.Iface {
        final List<String> calls = new CopyOnWriteArrayList<>();
        volatile @Nullable TPlaceRequest placing;
        volatile @Nullable TVmResources starting;

        private TVmObservation did(String call, TVmState seen) {
            calls.add(call);
            return new TVmObservation().setVmState(seen).setGeneration(1);
        }

        @Override
        public TPlaced place(TPlaceRequest request) {
            placing = request;
            return new TPlaced()
                    .setHostId(HOST.text())
                    .setHostName("h1")
                    .setClusterId(CLUSTER.text())
                    .setDecision(
                            new TPlacementDecision().setRejections(Map.of()).setBest(List.of()));
        }

        @Override
        public void release(String instanceId) {
            calls.add("release");
        }

        @Override
        public void ensureFilters(TVmResources resources) {
            calls.add("ensureFilters");
        }

        @Override
        public void removeFilters(String instanceId, String hostId) {
            calls.add("removeFilters " + hostId);
        }

        @Override
        public TVmObservation ensureStarted(TVmResources resources) {
            starting = resources;
            return did("ensureStarted", TVmState.RUNNING);
        }

        @Override
        public TVmObservation stop(String instanceId, long timeoutMillis) {
            return did("stop " + timeoutMillis, TVmState.OFF);
        }

        @Override
        public TVmObservation forceStop(String instanceId) {
            return did("forceStop", TVmState.OFF);
        }

        @Override
        public TVmObservation reboot(String instanceId, String rebootId, long timeoutMillis) {
            return did("reboot " + rebootId + " " + timeoutMillis, TVmState.RUNNING);
        }

        @Override
        public TVmObservation suspend(String instanceId) {
            return did("suspend", TVmState.PAUSED);
        }

        @Override
        public TVmObservation resume(String instanceId) {
            return did("resume", TVmState.RUNNING);
        }

        @Override
        public void removeVm(String instanceId, String hostId) {
            calls.add("removeVm " + hostId);
        }

        @Override
        public TVmObservation observe(String instanceId) {
            return did("observe", TVmState.CRASHED);
        }

        @Override
        public List<TImbalance> check() {
            return List.of();
        }

        @Override
        public TConsoleLog consoleLog(String instanceId, long offset, int limit) {
            throw new UnsupportedOperationException();
        }
    }
}
