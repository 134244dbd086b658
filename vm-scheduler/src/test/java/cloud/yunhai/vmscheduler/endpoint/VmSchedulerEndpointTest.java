package cloud.yunhai.vmscheduler.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.types.TNic;
import cloud.yunhai.common.idl.types.TVmState;
import cloud.yunhai.common.idl.vmscheduler.TPlaceRequest;
import cloud.yunhai.common.idl.vmscheduler.TPlaced;
import cloud.yunhai.common.idl.vmscheduler.TVmReport;
import cloud.yunhai.common.idl.vmscheduler.TVmResources;
import cloud.yunhai.common.idl.vmscheduler.VmReports;
import cloud.yunhai.common.idl.vmscheduler.VmScheduler;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.instance.Nic;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.common.testing.TipCloud;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.vmscheduler.app.HostCheck;
import cloud.yunhai.vmscheduler.app.HostDirectory;
import cloud.yunhai.vmscheduler.app.InstancePlacement;
import cloud.yunhai.vmscheduler.app.InstanceRules;
import cloud.yunhai.vmscheduler.app.InstanceVms;
import cloud.yunhai.vmscheduler.app.Observations;
import cloud.yunhai.vmscheduler.core.placement.PlacementFilter;
import cloud.yunhai.vmscheduler.core.placement.Placer;
import cloud.yunhai.vmscheduler.core.placement.Weigher;
import cloud.yunhai.vmscheduler.testing.FakeHosts;
import cloud.yunhai.vmscheduler.testing.FakePlatform;
import cloud.yunhai.vmscheduler.testing.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The service as resource-scheduler and the hosts meet it, over real connections.
class VmSchedulerEndpointTest {
    private final Host host = Samples.host("h1", 4, 4096);
    private final InstanceId id = InstanceId.next();
    private final Nic nic = Samples.nic("10.0.0.4");
    private final FakePlatform platform =
            new FakePlatform().with(host).with(Samples.instance(id, InstanceState.RUNNING, host.id(), List.of(nic)));
    private final FakeHosts hosts = new FakeHosts();
    private final TipCloud cloud = new TipCloud();
    private final VmScheduler.Iface scheduler;

    VmSchedulerEndpointTest() {
        HostDirectory directory = new HostDirectory(platform, () -> Samples.NOW);
        InstancePlacement placement = new InstancePlacement(
                directory,
                platform,
                platform,
                new Placer(
                        PlacementFilter.standard(Duration.ofSeconds(10)),
                        Weigher.standard(new Weigher.Weights(4, 2, 1, 1)),
                        0),
                new Random(1),
                () -> Samples.NOW);
        InstanceVms vms = new InstanceVms(directory, hosts, platform, new InstanceRules(platform), _ -> {});
        VmSchedulerEndpoint endpoint =
                new VmSchedulerEndpoint(placement, vms, new HostCheck(directory, hosts, platform));
        VmReportsEndpoint reports = new VmReportsEndpoint(new Observations(directory, hosts, platform));
        cloud.serve(
                "vm-scheduler",
                "h0",
                tip -> tip.serve("VmScheduler", VmScheduler.Iface.class, endpoint)
                        .serve("VmReports", VmReports.Iface.class, reports));
        scheduler = cloud.caller("resource-scheduler", "h0").client(VmScheduler.Iface.class, "vm-scheduler");
    }

    @AfterEach
    void end() {
        cloud.close();
    }

    @Test
    void aPlacementIsAnsweredWithTheHostAndTheReasons() {
        InstanceId fresh = InstanceId.next();
        platform.with(Samples.instance(fresh, InstanceState.CREATING, null, List.of()));

        TPlaced placed = Tip.call(() -> scheduler.place(request(fresh)));

        assertThat(placed.getHostId()).isEqualTo(host.id().text());
        assertThat(placed.getHostName()).isEqualTo("h1");
        assertThat(placed.getClusterId()).isEqualTo(Samples.CLUSTER.text());
        assertThat(placed.getDecision().getConsidered()).isEqualTo(1);
        Tip.run(() -> scheduler.release(fresh.text()));
        Tip.run(() -> scheduler.release(fresh.text()));
        assertThat(platform.claims()).isEmpty();
    }

    @Test
    void aRefusalTellsHowManyHostsFailedWhichFilter() {
        InstanceId fresh = InstanceId.next();
        platform.with(Samples.instance(fresh, InstanceState.CREATING, null, List.of()));

        CloudException refusal = refused(
                ErrorCode.NO_HOST_FITS, () -> scheduler.place(request(fresh).setRootGib(101)));

        assertThat(refusal.details()).containsEntry("not enough storage", "1 of 1");
        assertThat(refusal.userMessage()).contains("101 GiB", "in total 100 GiB of storage are free");
    }

    @Test
    void aVmIsFilteredStartedAndRemovedWithItsFilters() {
        TVmResources resources = resources();

        Tip.run(() -> scheduler.ensureFilters(resources));
        TVmState started = Tip.call(() -> scheduler.ensureStarted(resources)).getVmState();

        assertThat(started).isEqualTo(TVmState.RUNNING);
        assertThat(hosts.of("h1").filters).containsOnlyKeys(nic.id().text());
        assertThat(hosts.of("h1").vms).containsEntry(id.text(), VmState.RUNNING);
        Tip.run(() -> scheduler.removeVm(id.text(), host.id().text()));
        Tip.run(() -> scheduler.removeFilters(id.text(), host.id().text()));
        Tip.run(() -> scheduler.removeVm(id.text(), host.id().text()));
        assertThat(hosts.of("h1").vms).isEmpty();
        assertThat(hosts.of("h1").filters).isEmpty();
    }

    @Test
    void everyCommandReachesTheHostAndAnswersWhatWasSeen() {
        assertThat(Tip.call(() -> scheduler.suspend(id.text())).getVmState()).isEqualTo(TVmState.PAUSED);
        assertThat(Tip.call(() -> scheduler.resume(id.text())).getVmState()).isEqualTo(TVmState.RUNNING);
        assertThat(Tip.call(() -> scheduler.reboot(id.text(), "op_1", 1_500)).getVmState())
                .isEqualTo(TVmState.RUNNING);
        assertThat(Tip.call(() -> scheduler.stop(id.text(), 2_000)).getVmState())
                .isEqualTo(TVmState.OFF);
        assertThat(Tip.call(() -> scheduler.forceStop(id.text())).getVmState()).isEqualTo(TVmState.OFF);
        assertThat(Tip.call(() -> scheduler.observe(id.text())).getVmState()).isEqualTo(TVmState.OFF);
        assertThat(Tip.call(() -> scheduler.consoleLog(id.text(), 3, 100)).getNextOffset())
                .isEqualTo(10);

        assertThat(hosts.of("h1").calls)
                .containsExactly("suspend", "resume", "reboot op_1", "stop PT2S", "forceStop", "observe", "consoleLog");
    }

    @Test
    void wrongValuesAreRefusedByNameAndReachNoHost() {
        named("timeoutMillis", () -> scheduler.stop(id.text(), -1));
        named("ins_x", () -> scheduler.observe("ins_x"));
        named("hst_", () -> scheduler.removeVm(id.text(), "hst_"));
        named("vcpus", () -> scheduler.place(request(id).setVcpus(0)));
        named("nics", () -> scheduler.ensureStarted(resources().setNics(nothing())));

        assertThat(hosts.of("h1").calls).isEmpty();
    }

    @Test
    void aHostTellsOfItsOwnVmsAndOfNoOthers() {
        platform.with(Samples.host("h2", 4, 4096));
        VmReports.Iface own = cloud.caller("vm-controller", "h1").client(VmReports.Iface.class, "vm-scheduler");
        VmReports.Iface liar = cloud.caller("vm-controller", "h2").client(VmReports.Iface.class, "vm-scheduler");
        TVmReport off = new TVmReport().setInstanceId(id.text()).setVmState(TVmState.OFF);

        Tip.run(() -> own.changed("h1", 7, off));
        Tip.run(() -> own.full("h1", 8, List.of()));

        assertThat(platform.observed).containsExactly(id.text() + " OFF 7", id.text() + " ABSENT 8");
        refused(ErrorCode.FOREIGN_HOST, () -> liar.changed("h1", 9, off));
        refused(ErrorCode.FOREIGN_HOST, () -> liar.full("h1", 9, List.of()));
        assertThat(platform.observed).hasSize(2);
    }

    @Test
    void aSilentHostIsNoWaitAndItsNameIsTold() {
        platform.with(Samples.in(host, HostState.DOWN));

        CloudException refusal = refused(ErrorCode.UNAVAILABLE, () -> scheduler.forceStop(id.text()));

        assertThat(refusal.details()).containsEntry("host", "h1");
        assertThat(hosts.of("h1").calls).isEmpty();
    }

    @Test
    void aHostMayNotCommandVms() {
        VmScheduler.Iface foreign = cloud.caller("vm-controller", "h1").client(VmScheduler.Iface.class, "vm-scheduler");

        refused(ErrorCode.CALLER_NOT_ALLOWED, () -> foreign.forceStop(id.text()));
    }

    private TPlaceRequest request(InstanceId instance) {
        return new TPlaceRequest()
                .setInstanceId(instance.text())
                .setTenantId(Samples.TENANT.text())
                .setVcpus(1)
                .setMemoryMib(128)
                .setClusterId(Samples.CLUSTER.text())
                .setImageId(ImageId.next().text())
                .setRootGib(1);
    }

    private TVmResources resources() {
        return new TVmResources()
                .setInstanceId(id.text())
                .setHostId(host.id().text())
                .setHostName("h1")
                .setRootVolumePath("/volumes/x")
                .setNics(ThriftCodec.encodeAll(List.of(nic), TNic.class));
    }

    @SuppressWarnings("NullAway") // a field that is missing
    private static List<TNic> nothing() {
        return null;
    }

    private static void named(String field, Tip.Action call) {
        assertThat(refused(ErrorCode.INVALID, call).userMessage()).contains(field);
    }

    private static CloudException refused(ErrorCode code, Tip.Action call) {
        List<CloudException> refusals = new ArrayList<>();
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> Tip.run(call))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    refusals.add(refusal);
                });
        return refusals.getFirst();
    }
}
