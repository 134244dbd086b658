package cloud.yunhai.dbproxy.contract;

import static cloud.yunhai.dbproxy.contract.Refusals.invalid;
import static cloud.yunhai.dbproxy.contract.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.dbproxy.TNewInstance;
import cloud.yunhai.common.idl.dbproxy.TOperationPage;
import cloud.yunhai.common.idl.dbproxy.TSubmitted;
import cloud.yunhai.common.idl.types.TFlavor;
import cloud.yunhai.common.idl.types.TInstance;
import cloud.yunhai.common.idl.types.TInstanceState;
import cloud.yunhai.common.idl.types.TOperation;
import cloud.yunhai.common.idl.types.TOperationKind;
import cloud.yunhai.common.idl.types.TOperationState;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.idl.types.TQuota;
import cloud.yunhai.common.idl.types.TSecurityGroup;
import cloud.yunhai.common.idl.types.TSshKey;
import cloud.yunhai.common.idl.types.TTenant;
import cloud.yunhai.common.idl.types.TVmState;
import cloud.yunhai.common.model.id.FlavorId;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.id.SshKeyId;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.saga.journal.NewSaga;
import cloud.yunhai.common.saga.journal.SagaType;
import cloud.yunhai.dbproxy.testing.TestDatabase;
import cloud.yunhai.dbproxy.testing.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Instances: what a submission checks, what a command needs, what a host may say.
abstract class InstancesContract {
    private World world;

    abstract TestDatabase database();

    @BeforeEach
    void begin() {
        world = World.in(database());
    }

    @Test
    void operationsAreListedNewestFirstOverPages() {
        List<String> made = Stream.generate(this::operationOfNew)
                .limit(3)
                .sorted(Comparator.reverseOrder())
                .toList();
        TPageRequest request = World.page(world.tenant.getId(), 2);

        TOperationPage first = world.services.operations().listOperations(request);
        TOperationPage last =
                world.services.operations().listOperations(request.setPageToken(first.getNextPageToken()));

        assertThat(first.getItems()).extracting(TOperation::getId).containsExactly(made.get(0), made.get(1));
        assertThat(last.getItems()).extracting(TOperation::getId).containsExactly(made.get(2));
        assertThat(last.isSetNextPageToken()).isFalse();
    }

    @Test
    void theJournalsOwnSagasAreNoOperationsInWhateverState() {
        NewSaga own = new NewSaga(
                OperationId.next().text(),
                new SagaType("own-" + world.unique, 1),
                "own-" + world.unique,
                world.tenant.getId(),
                "{}",
                1,
                database().clock().instant().plusSeconds(60),
                false,
                null,
                null);
        database().services().journal().submit(own, null);
        TPageRequest request = World.page(world.tenant.getId(), 10);

        assertThat(world.services.operations().listOperations(request).getItems())
                .isEmpty();
        assertThat(world.services
                        .operations()
                        .listOperations(request.setFilter(Map.of("state", "PENDING")))
                        .getItems())
                .isEmpty();
    }

    private String operationOfNew() {
        return world.create().getOperation().getId();
    }

    @Test
    void everyReferenceIsCheckedAndTheFieldIsNamed() {
        TTenant other = world.tenant("other-" + world.unique);
        TSshKey foreignKey = world.services
                .catalogue()
                .createSshKey(
                        World.ACTOR,
                        new TSshKey(SshKeyId.next().text(), other.getId(), "k", "ssh-ed25519 AAAA", "SHA256:x", 0, 0));
        TSecurityGroup foreignGroup = world.services
                .catalogue()
                .createSecurityGroup(
                        World.ACTOR,
                        new TSecurityGroup(SecurityGroupId.next().text(), other.getId(), "g", false, List.of(), 0, 0));

        invalid("name", () -> world.create(world.newInstance().setName("")));
        invalid("name", () -> world.create(world.newInstance().setName("x".repeat(64))));
        invalid(
                "flavorId",
                () -> world.create(
                        world.newInstance().setFlavorId(FlavorId.next().text())));
        invalid(
                "imageId",
                () -> world.create(world.newInstance().setImageId(ImageId.next().text())));
        invalid(
                "subnetId",
                () -> world.create(
                        world.newInstance().setSubnetId(SubnetId.next().text())));
        invalid("sshKeyId", () -> world.create(world.newInstance().setSshKeyId(foreignKey.getId())));
        invalid(
                "securityGroupIds",
                () -> world.create(world.newInstance().setSecurityGroupIds(List.of(foreignGroup.getId()))));
        invalid("address", () -> world.create(world.newInstance().setAddress("10.60.0.20")));
        invalid(
                "address",
                () -> world.create(
                        world.newInstance().setSubnetId(world.subnet.getId()).setAddress("10.60.0.1")));
        invalid("flavorId", () -> world.create(world.newInstance().setFlavorId("flv_nonsense")));

        assertThat(world.services
                        .instances()
                        .listInstances(World.page(world.tenant.getId(), 10))
                        .getItems())
                .isEmpty();
        assertThat(used()).isEqualTo(new TQuota(0, 0, 0, 0, 0));
    }

    private TQuota used() {
        return world.services.accounts().getGroup(world.group.getId()).getUsed();
    }

    @Test
    void aFlavorTooSmallForTheImageIsRefused() {
        TFlavor small = world.services
                .catalogue()
                .createFlavor(World.ACTOR, new TFlavor(FlavorId.next().text(), "nano-" + world.unique, 1, 32, 1, 0, 0));

        invalid("flavorId", () -> world.create(world.newInstance().setFlavorId(small.getId())));
    }

    @Test
    void anInstanceIsInItsTenantsDefaultGroupUnlessItNamesOne() {
        TInstance instance = World.instance(world.create());

        TSecurityGroup group = world.services
                .catalogue()
                .getSecurityGroup(
                        world.tenant.getId(), instance.getSecurityGroupIds().getFirst());
        assertThat(instance.getSecurityGroupIds()).hasSize(1);
        assertThat(group.isIsDefault()).isTrue();
        assertThat(group.getRules()).hasSize(4);
    }

    @Test
    void aRepeatedSubmissionIsAnsweredAlikeAndADifferentOneIsAConflict() {
        TNewInstance request = world.newInstance();
        var operation =
                world.operation(TOperationKind.CREATE_INSTANCE, request.getId(), request.getTenantId(), "owner");
        TSubmitted first = world.services.instances().submitCreate(request, operation);

        TSubmitted again = world.services.instances().submitCreate(request, operation);

        assertThat(again.getInstance()).isEqualTo(first.getInstance());
        assertThat(again.getOperation()).isEqualTo(first.getOperation());
        assertThat(again.isClaimed()).isFalse();
        assertThat(used().getInstances()).isEqualTo(1);
        refused(
                ErrorCode.REPEATED_DIFFERENTLY,
                () -> world.services.instances().submitCreate(request.deepCopy().setName("other"), operation));
        refused(ErrorCode.REPEATED_DIFFERENTLY, () -> world.create(request));
    }

    @Test
    void aQuotaThatWouldBeExceededIsNamedWithItsAmounts() {
        World poor = World.withQuota(database(), new TQuota(10, 10, 200, 10, 10));
        poor.create();

        refused(ErrorCode.QUOTA, poor::create)
                .satisfies(refusal -> assertThat(refusal.details())
                        .containsEntry("quota", "memoryMib")
                        .containsEntry("used", "128")
                        .containsEntry("wanted", "128")
                        .containsEntry("limit", "200"));
        assertThat(poor.services
                        .instances()
                        .listInstances(World.page(poor.tenant.getId(), 10))
                        .getItems())
                .hasSize(1);
    }

    @Test
    void aCommandNeedsALegalStateAndAnIdleInstance() {
        TSubmitted created = world.create();
        String id = World.instance(created).getId();

        refused(ErrorCode.OPERATION_IN_PROGRESS, () -> command(id, TOperationKind.STOP_INSTANCE))
                .satisfies(refusal -> assertThat(refusal.details())
                        .containsEntry("operation", created.getOperation().getId()));
        world.services.instances().recordState(id, TInstanceState.STOPPED, null);
        world.end(created, TOperationState.SUCCEEDED);
        refused(ErrorCode.WRONG_STATE, () -> command(id, TOperationKind.STOP_INSTANCE))
                .satisfies(refusal -> assertThat(refusal.userMessage()).contains("is STOPPED (expected: RUNNING)"));
        world.services.instances().recordState(id, TInstanceState.RUNNING, null);

        TSubmitted stopping = command(id, TOperationKind.STOP_INSTANCE);

        assertThat(World.instance(stopping).getOperationId())
                .isEqualTo(stopping.getOperation().getId());
        assertThat(World.instance(stopping).getOperationKind()).isEqualTo(TOperationKind.STOP_INSTANCE);
    }

    private TSubmitted command(String id, TOperationKind kind) {
        return world.services
                .instances()
                .submitCommand(
                        id, List.of(TInstanceState.RUNNING), world.operation(kind, id, world.tenant.getId(), "owner"));
    }

    @Test
    void aCommandOfAForeignTenantFindsNothing() {
        String id = World.instance(world.create()).getId();
        TTenant other = world.tenant("other-" + world.unique);

        refused(
                ErrorCode.NOT_FOUND,
                () -> world.services
                        .instances()
                        .submitCommand(
                                id,
                                List.of(TInstanceState.CREATING),
                                world.operation(TOperationKind.DELETE_INSTANCE, id, other.getId(), null)));
        refused(ErrorCode.NOT_FOUND, () -> world.services.instances().get(other.getId(), id));
    }

    @Test
    void aDeletionSupersedesACreationAndWaitsForItsEnd() {
        TSubmitted created = world.create();
        String id = World.instance(created).getId();
        var deletion = world.operation(TOperationKind.DELETE_INSTANCE, id, world.tenant.getId(), "owner");

        TSubmitted deleting = world.services.instances().submitCommand(id, List.of(TInstanceState.CREATING), deletion);

        assertThat(deleting.isClaimed()).isFalse();
        assertThat(world.services
                        .operations()
                        .get("", created.getOperation().getId())
                        .isCancelRequested())
                .isTrue();
        world.write(World.fence(created), 1, TOperationState.UNWINDING);
        world.write(World.fence(created), 2, TOperationState.CANCELLED);
        assertThat(get(id).getOperationId()).isEqualTo(deleting.getOperation().getId());
        refused(
                ErrorCode.OPERATION_IN_PROGRESS,
                () -> world.services
                        .instances()
                        .submitCommand(
                                id,
                                List.of(TInstanceState.CREATING),
                                world.operation(TOperationKind.DELETE_INSTANCE, id, world.tenant.getId(), "owner")));
    }

    @Test
    void aSubnetNamesItsClusterToo() {
        TInstance instance = World.instance(world.create(world.newInstance().setSubnetId(world.subnet.getId())));

        assertThat(instance.getClusterId()).isEqualTo(world.cluster.getId());
        assertThat(get(instance.getId()).getClusterId()).isEqualTo(world.cluster.getId());
    }

    @Test
    void aSubnetOfAnotherClusterIsRefusedNamingBoth() {
        World other = World.in(database());
        TNewInstance contradicting =
                world.newInstance().setClusterId(other.cluster.getId()).setSubnetId(world.subnet.getId());

        invalid("clusterId,subnetId", () -> world.create(contradicting));

        assertThat(used()).isEqualTo(new TQuota(0, 0, 0, 0, 0));
    }

    @Test
    void whatIsGoneIsListedOnlyWhereItIsAskedFor() {
        String id = World.instance(world.create()).getId();
        world.services.instances().remove(id);

        assertThat(filtered(Map.of())).isEmpty();
        assertThat(filtered(Map.of("state", "RUNNING"))).isEmpty();
        assertThat(filtered(Map.of("state", "DELETED"))).containsExactly(id);
    }

    private TInstance get(String id) {
        return world.services.instances().get(world.tenant.getId(), id);
    }

    @Test
    void theEndOfAnOperationFreesItsInstanceInTheSameTransaction() {
        TSubmitted created = world.create();
        String id = World.instance(created).getId();
        assertThat(get(id).getOperationId()).isEqualTo(created.getOperation().getId());
        world.services.instances().recordCreationFailed(id, "no host");

        world.end(created, TOperationState.FAILED);

        assertThat(get(id).isSetOperationId()).isFalse();
        assertThat(get(id).isSetOperationKind()).isFalse();
    }

    @Test
    void aStuckOperationFreesItsInstanceAndTakesItAgainWhenItGoesOn() {
        TSubmitted created = world.create();
        String id = World.instance(created).getId();
        world.write(World.fence(created), 1, TOperationState.UNWINDING);
        world.write(World.fence(created), 2, TOperationState.STUCK);
        assertThat(get(id).isSetOperationId()).isFalse();

        world.services
                .sagas()
                .resolve(
                        World.ACTOR,
                        created.getOperation().getId(),
                        cloud.yunhai.common.idl.dbproxy.TStuckCommand.RETRY);

        assertThat(get(id).getOperationId()).isEqualTo(created.getOperation().getId());
    }

    @Test
    void whatAHostSawCountsOnlyForAnIdleInstanceThatItHoldsAndNeverOutOfOrder() {
        String host = world.host(4, 4096, 100).getId();
        String elsewhere = HostId.next().text();
        TSubmitted created = world.create();
        String id = World.instance(created).getId();
        world.place(id, List.of(host));
        world.services.instances().recordState(id, TInstanceState.RUNNING, null);

        assertThat(observe(host, id, TVmState.OFF, 1, null)).isEqualTo(TInstanceState.RUNNING);
        world.end(created, TOperationState.SUCCEEDED);
        assertThat(observe(elsewhere, id, TVmState.OFF, 99, null)).isEqualTo(TInstanceState.RUNNING);
        assertThat(observe(host, id, TVmState.CRASHED, 5, "panic")).isEqualTo(TInstanceState.CRASHED);
        assertThat(get(id).getStateReason()).isEqualTo("panic");
        assertThat(observe(host, id, TVmState.RUNNING, 4, null)).isEqualTo(TInstanceState.CRASHED);
        assertThat(observe(host, id, TVmState.RUNNING, 6, null)).isEqualTo(TInstanceState.RUNNING);
        assertThat(observe(host, id, TVmState.ABSENT, 6, null)).isEqualTo(TInstanceState.STOPPED);
    }

    private TInstanceState observe(String host, String id, TVmState state, long generation, @Nullable String reason) {
        return world.services
                .instances()
                .observe(host, id, state, generation, reason)
                .getState();
    }

    @Test
    void aCreationThatFailedHoldsNothingAndSaysWhy() {
        String host = world.host(4, 4096, 100).getId();
        TSubmitted created = world.create();
        String id = World.instance(created).getId();
        world.place(id, List.of(host));

        TInstance failed = world.services.instances().recordCreationFailed(id, "no image");
        TInstance again = world.services.instances().recordCreationFailed(id, "no image");
        world.end(created, TOperationState.FAILED);

        assertThat(failed.getState()).isEqualTo(TInstanceState.FAILED);
        assertThat(failed.getStateReason()).isEqualTo("no image");
        assertThat(failed.isSetHostId()).isFalse();
        assertThat(again).isEqualTo(failed);
        assertThat(used()).isEqualTo(new TQuota(0, 0, 0, 0, 0));
        assertThat(world.services.hosts().get(host).getVcpusClaimed()).isZero();
        assertThat(world.services.ledger().check()).isEmpty();
    }

    /// As when an operator has the undo of the volume skipped: the deletion must find it, or it is never
    /// possible.
    @Test
    void aVolumeThatACreationLeftBehindStaysWithItsInstanceUntilItIsRemoved() {
        String host = world.host(4, 4096, 100).getId();
        TSubmitted created = world.create();
        String id = World.instance(created).getId();
        world.place(id, List.of(host));
        String volume =
                world.services.volumes().claim(world.volume(id), List.of(host)).getId();

        world.services.instances().recordCreationFailed(id, "skipped");
        world.end(created, TOperationState.FAILED);

        assertThat(get(id).getRootVolumeId()).isEqualTo(volume);
        refused(ErrorCode.IN_USE, () -> world.services.instances().remove(id));
        world.services.volumes().remove(volume);
        world.services.instances().remove(id);
        assertThat(get(id).getState()).isEqualTo(TInstanceState.DELETED);
        assertThat(world.services.ledger().check()).isEmpty();
    }

    @Test
    void anInstanceWithALeaseOrAVolumeIsNotRemoved() {
        String host = world.host(4, 4096, 100).getId();
        String id = World.instance(world.create()).getId();
        var claim = world.address(id);
        world.services.networks().claimAddress(claim);
        refused(ErrorCode.IN_USE, () -> world.services.instances().remove(id));
        world.services.networks().releaseAddress(claim.getNicId());
        String volume =
                world.services.volumes().claim(world.volume(id), List.of(host)).getId();
        refused(ErrorCode.IN_USE, () -> world.services.instances().remove(id));
        world.services.volumes().remove(volume);

        world.services.instances().remove(id);
        world.services.instances().remove(id);

        assertThat(get(id).getState()).isEqualTo(TInstanceState.DELETED);
    }

    @Test
    void aTenantChangesNameAndLabelsGuardedByTheVersion() {
        TInstance before = World.instance(world.create());

        TInstance after = world.services
                .instances()
                .update(World.ACTOR, before.getId(), before.getVersion(), "web-2", Map.of("role", "über"));

        assertThat(after.getName()).isEqualTo("web-2");
        assertThat(after.getLabels()).isEqualTo(Map.of("role", "über"));
        assertThat(after.getVersion()).isGreaterThan(before.getVersion());
        refused(
                ErrorCode.STALE_ETAG,
                () -> world.services
                        .instances()
                        .update(World.ACTOR, before.getId(), before.getVersion(), "web-3", Map.of()));
        assertThat(get(before.getId())).isEqualTo(after);
    }

    @Test
    void listsComeInPagesInAStableOrderAndFiltered() {
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            created.add(World.instance(world.create()).getId());
        }
        world.services.instances().recordState(created.getFirst(), TInstanceState.RUNNING, null);
        List<String> listed = new ArrayList<>();
        TPageRequest page = World.page(world.tenant.getId(), 2);
        do {
            var answer = world.services.instances().listInstances(page);
            answer.getItems().forEach(instance -> listed.add(instance.getId()));
            page = World.page(world.tenant.getId(), 2).setPageToken(answer.getNextPageToken());
        } while (page.isSetPageToken());

        assertThat(listed).containsExactlyElementsOf(created.stream().sorted().toList());
        assertThat(filtered(Map.of("state", "RUNNING"))).containsExactly(created.getFirst());
        invalid("filter", () -> filtered(Map.of("colour", "red")));
        invalid("filter.state", () -> filtered(Map.of("state", "ASLEEP")));
        invalid("limit", () -> world.services.instances().listInstances(World.page(null, 501)));
        invalid(
                "pageToken",
                () -> world.services
                        .instances()
                        .listInstances(World.page(null, 5).setPageToken("' or 1=1")));
    }

    @Test
    void instancesAreCountedByStateAndWhatIsGoneIsNot() {
        String running = World.instance(world.create()).getId();
        world.create();
        String gone = World.instance(world.create()).getId();
        world.services.instances().recordState(running, TInstanceState.RUNNING, null);
        world.services.instances().remove(gone);

        assertThat(world.services.instances().countByState(world.tenant.getId()))
                .isEqualTo(Map.of(TInstanceState.RUNNING, 1L, TInstanceState.CREATING, 1L));
        assertThat(world.services
                        .instances()
                        .countByState(world.tenant("none-" + world.unique).getId()))
                .isEmpty();
        assertThat(world.services.instances().countByState(null).get(TInstanceState.RUNNING))
                .isPositive();
    }

    private List<String> filtered(Map<String, String> filter) {
        return world
                .services
                .instances()
                .listInstances(World.page(world.tenant.getId(), 10).setFilter(filter))
                .getItems()
                .stream()
                .map(TInstance::getId)
                .toList();
    }
}
