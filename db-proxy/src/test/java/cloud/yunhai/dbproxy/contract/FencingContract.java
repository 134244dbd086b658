package cloud.yunhai.dbproxy.contract;

import static cloud.yunhai.dbproxy.contract.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.dbproxy.TClaim;
import cloud.yunhai.common.idl.dbproxy.TClaimRequest;
import cloud.yunhai.common.idl.dbproxy.TClaimedSaga;
import cloud.yunhai.common.idl.dbproxy.TFence;
import cloud.yunhai.common.idl.dbproxy.TRoom;
import cloud.yunhai.common.idl.dbproxy.TSubmitted;
import cloud.yunhai.common.idl.types.TInstanceState;
import cloud.yunhai.common.idl.types.TOperationState;
import cloud.yunhai.dbproxy.testing.TestDatabase;
import cloud.yunhai.dbproxy.testing.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Changes made by sagas: only the newest owner of a live saga may make them.
abstract class FencingContract {
    private World world;

    abstract TestDatabase database();

    @BeforeEach
    void begin() {
        world = World.in(database());
    }

    @Test
    void anOwnerThatWasTakenOverChangesNothingMore() {
        String host = world.host(4, 4096, 100).getId();
        TSubmitted created = world.create();
        String id = World.instance(created).getId();
        TFence old = World.fence(created);
        TFence now = takeOver(created);

        refused(ErrorCode.FENCED_OUT, () -> World.fenced(old, () -> world.place(id, List.of(host))));
        refused(
                ErrorCode.FENCED_OUT,
                () -> World.fenced(
                        old, () -> world.services.instances().recordState(id, TInstanceState.FAILED, "late")));
        refused(ErrorCode.FENCED_OUT, () -> world.write(old, 1, TOperationState.RUNNING));

        assertThat(world.services.hosts().get(host).getInstances()).isZero();
        assertThat(world.services.instances().get("", id).getState()).isEqualTo(TInstanceState.CREATING);
        assertThat(now.getToken()).isGreaterThan(old.getToken());
        assertThat(World.fenced(now, () -> world.place(id, List.of(host)))).isEqualTo(host);
    }

    private TFence takeOver(TSubmitted submitted) {
        database().clock().advance(World.LEASE.plus(Duration.ofMillis(10)));
        List<TClaimedSaga> claimed = world.services
                .sagas()
                .claim(new TClaimRequest(
                        new TClaim("other", World.LEASE.toMillis()),
                        10,
                        List.of(new TRoom(submitted.getSaga().getType(), 10))));
        assertThat(claimed).hasSize(1);
        return new TFence(
                claimed.getFirst().getSaga().getId(),
                claimed.getFirst().getSaga().getFencingToken());
    }

    @Test
    void aCallThatComesAfterItsSagaEndedClaimsNothing() {
        String host = world.host(4, 4096, 100).getId();
        TSubmitted created = world.create();
        String id = World.instance(created).getId();
        world.services.instances().recordCreationFailed(id, "no host");
        world.end(created, TOperationState.FAILED);

        refused(ErrorCode.FENCED_OUT, () -> World.fenced(World.fence(created), () -> world.place(id, List.of(host))));

        assertThat(world.services.hosts().get(host).getInstances()).isZero();
    }

    @Test
    void aTokenOfAnUnknownSagaIsRefused() {
        String id = World.instance(world.create()).getId();

        refused(
                ErrorCode.FENCED_OUT,
                () -> World.fenced(
                        new TFence("op_unknown", 1),
                        () -> world.services.instances().recordState(id, TInstanceState.FAILED, null)));
    }
}
