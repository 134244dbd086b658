package cloud.yunhai.dbproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.idl.dbproxy.TSubmitted;
import cloud.yunhai.common.idl.types.TInstance;
import cloud.yunhai.common.idl.types.TInstanceState;
import cloud.yunhai.common.idl.types.TLease;
import cloud.yunhai.common.idl.types.TOperation;
import cloud.yunhai.common.idl.types.TOperationKind;
import cloud.yunhai.common.idl.types.TOperationState;
import cloud.yunhai.common.idl.types.TVolumeState;
import cloud.yunhai.dbproxy.testing.TestDatabase;
import cloud.yunhai.dbproxy.testing.World;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An instance from its creation to its end, as the sagas do it.
abstract class LifecycleContract {
    private World world;

    abstract TestDatabase database();

    @BeforeEach
    void begin() {
        world = World.in(database());
    }

    @Test
    void anInstanceIsMadeAndEndsAndNothingIsLeft() {
        String host = world.host(4, 4096, 100).getId();
        TSubmitted created = world.create();
        String id = World.instance(created).getId();
        assertThat(created.isClaimed()).isTrue();
        assertThat(World.instance(created).getState()).isEqualTo(TInstanceState.CREATING);
        assertThat(created.getOperation().getKind()).isEqualTo(TOperationKind.CREATE_INSTANCE);

        String chosen = World.fenced(World.fence(created), () -> world.place(id, List.of(host)));
        TLease lease = world.services.networks().claimAddress(world.address(id));
        String volume =
                world.services.volumes().claim(world.volume(id), List.of(host)).getId();
        world.services.volumes().recordState(volume, TVolumeState.AVAILABLE, null);
        world.services.volumes().recordState(volume, TVolumeState.IN_USE, id);
        world.services.instances().recordState(id, TInstanceState.RUNNING, null);
        world.end(created, TOperationState.SUCCEEDED);

        TInstance running = world.services.instances().get(world.tenant.getId(), id);
        assertThat(chosen).isEqualTo(host);
        assertThat(running.getState()).isEqualTo(TInstanceState.RUNNING);
        assertThat(running.getHostId()).isEqualTo(host);
        assertThat(running.getClusterId()).isEqualTo(world.cluster.getId());
        assertThat(running.getRootVolumeId()).isEqualTo(volume);
        assertThat(running.getNics().getFirst().getAddress()).isEqualTo(lease.getAddress());
        assertThat(running.isSetOperationId()).isFalse();
        assertThat(running.isSetStartedAtMicros()).isTrue();
        assertThat(world.services.hosts().get(host).getVcpusClaimed()).isEqualTo(1);
        assertThat(world.services.ledger().check()).isEmpty();

        TSubmitted deleting = world.services
                .instances()
                .submitCommand(
                        id,
                        List.of(TInstanceState.RUNNING),
                        world.operation(TOperationKind.DELETE_INSTANCE, id, world.tenant.getId(), "owner"));
        assertThat(World.instance(deleting).getOperationKind()).isEqualTo(TOperationKind.DELETE_INSTANCE);
        world.services.networks().releaseAddress(lease.getNicId());
        world.services.volumes().remove(volume);
        world.services.placements().releaseCompute(id);
        world.services.instances().remove(id);
        world.end(deleting, TOperationState.SUCCEEDED);

        assertThat(world.services.hosts().get(host).getVcpusClaimed()).isZero();
        assertThat(world.services.hosts().get(host).getStorageGibClaimed()).isZero();
        assertThat(world.services.accounts().getGroup(world.group.getId()).getUsed())
                .isEqualTo(new cloud.yunhai.common.idl.types.TQuota(0, 0, 0, 0, 0));
        assertThat(world.services
                        .instances()
                        .listInstances(World.page(world.tenant.getId(), 10))
                        .getItems())
                .isEmpty();
        assertThat(world.services.ledger().check()).isEmpty();
        TOperation operation = world.services
                .operations()
                .get(world.tenant.getId(), deleting.getOperation().getId());
        assertThat(operation.getState()).isEqualTo(TOperationState.SUCCEEDED);
        assertThat(operation.isSetEndedAtMicros()).isTrue();
    }
}
