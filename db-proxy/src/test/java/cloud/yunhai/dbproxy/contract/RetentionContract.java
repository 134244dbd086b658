package cloud.yunhai.dbproxy.contract;

import static cloud.yunhai.dbproxy.contract.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.dbproxy.TChanges;
import cloud.yunhai.common.idl.dbproxy.TFence;
import cloud.yunhai.common.idl.dbproxy.TImbalance;
import cloud.yunhai.common.idl.dbproxy.TSubmitted;
import cloud.yunhai.common.idl.types.TEvent;
import cloud.yunhai.common.idl.types.TInstanceState;
import cloud.yunhai.common.idl.types.TOperationKind;
import cloud.yunhai.common.idl.types.TOperationState;
import cloud.yunhai.common.idl.types.TVolumeState;
import cloud.yunhai.dbproxy.app.store.Leftovers.Kind;
import cloud.yunhai.dbproxy.testing.TestDatabase;
import cloud.yunhai.dbproxy.testing.Together;
import cloud.yunhai.dbproxy.testing.World;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is over is kept for its time, and then gone; what is still needed stays.
abstract class RetentionContract {
    private static final Duration MONTH = Duration.ofDays(30).plusMinutes(2);

    private World world;

    abstract TestDatabase database();

    @BeforeEach
    void begin() {
        world = World.in(database());
    }

    private Map<Kind, Integer> purgeAfter(Duration time) {
        database().clock().advance(time);
        return database().services().purge().round();
    }

    @Test
    void anEndedSagaGoesAndOneThatIsLiveOrStuckStays() {
        TSubmitted ended = world.create();
        world.end(ended, TOperationState.SUCCEEDED);
        TSubmitted live = world.create();
        TSubmitted stuck = world.create();
        world.write(World.fence(stuck), 1, TOperationState.RUNNING);
        world.write(World.fence(stuck), 2, TOperationState.UNWINDING);
        world.write(World.fence(stuck), 3, TOperationState.STUCK);

        assertThat(purgeAfter(Duration.ofDays(29))).doesNotContainKey(Kind.SAGAS);
        assertThat(world.services.sagas().find(id(ended)).getSaga().getState()).isEqualTo(TOperationState.SUCCEEDED);
        purgeAfter(Duration.ofDays(2));

        refused(ErrorCode.NOT_FOUND, () -> world.services.sagas().find(id(ended)));
        assertThat(world.services.sagas().find(id(live)).getSaga().getState()).isEqualTo(TOperationState.PENDING);
        assertThat(world.services.sagas().find(id(stuck)).getSaga().getState()).isEqualTo(TOperationState.STUCK);
    }

    private static String id(TSubmitted submitted) {
        return submitted.getSaga().getId();
    }

    @Test
    void afterThePurgeALateCallIsStillFencedOutAndTheNextSagaHasAGreaterToken() throws Exception {
        TSubmitted ended = world.create();
        TFence late = World.fence(ended);
        String instance = World.instance(ended).getId();
        world.end(ended, TOperationState.SUCCEEDED);
        world.services.instances().recordState(instance, TInstanceState.RUNNING, null);
        purgeAfter(MONTH);
        assertThat(database().count("select count(*) from saga_queue where resource_key = '" + instance + "'"))
                .isZero();

        refused(
                ErrorCode.FENCED_OUT,
                () -> World.fenced(
                        late, () -> world.services.instances().recordState(instance, TInstanceState.FAILED, null)));
        TSubmitted next = world.services
                .instances()
                .submitCommand(
                        instance,
                        List.of(TInstanceState.RUNNING),
                        world.operation(TOperationKind.STOP_INSTANCE, instance, world.tenant.getId(), "owner"));
        assertThat(next.isClaimed()).isTrue();
        assertThat(next.getSaga().getFencingToken()).isGreaterThan(late.getToken());
    }

    @Test
    void recordsOfWhatWasDeletedGoWithAllThatBelongsToThem() throws Exception {
        String host = world.host(4, 4096, 100).getId();
        String gone = World.instance(world.create()).getId();
        String kept = World.instance(world.create()).getId();
        world.place(gone, List.of(host));
        world.place(kept, List.of(host));
        String volume = world.services
                .volumes()
                .claim(world.volume(gone), List.of(host))
                .getId();
        world.services.volumes().recordState(volume, TVolumeState.AVAILABLE, null);
        world.services.volumes().remove(volume);
        world.services.placements().releaseCompute(gone);
        world.services.instances().remove(gone);

        purgeAfter(Duration.ofDays(29));
        assertThat(world.services.instances().get("", gone).getState()).isEqualTo(TInstanceState.DELETED);
        purgeAfter(Duration.ofDays(2));

        refused(ErrorCode.NOT_FOUND, () -> world.services.instances().get("", gone));
        refused(ErrorCode.NOT_FOUND, () -> world.services.volumes().get("", volume));
        refused(ErrorCode.NOT_FOUND, () -> world.services.placements().decision(gone));
        assertThat(world.services.instances().get("", kept).getHostId()).isEqualTo(host);
        assertThat(world.services.placements().decision(kept).getInstanceId()).isEqualTo(kept);
        // Repeated once more by a saga that was very late: nothing happens.
        world.services.instances().remove(gone);
        world.services.volumes().remove(volume);
        assertThat(world.services.ledger().check())
                .extracting(TImbalance::getSubject)
                .doesNotContain(gone, kept, volume, host);
    }

    @Test
    void theRecordOfADeletedImageStaysAsLongAsAnInstanceNamesIt() {
        world.create();
        world.services.images().remove(world.image.getId());

        purgeAfter(MONTH);

        assertThat(world.services.images().get("", world.image.getId()).getId()).isEqualTo(world.image.getId());
    }

    @Test
    void expiredKeysAndTokensGoAndOthersStay() throws Exception {
        world.services.idempotency().take("acc_a", world.unique, "hash", 30_000);
        world.host(1, 1, 1);

        purgeAfter(Duration.ofHours(23));
        assertThat(keys()).isEqualTo(1);
        Map<Kind, Integer> taken = purgeAfter(Duration.ofHours(2));

        assertThat(taken).containsKeys(Kind.ANSWERS);
        assertThat(keys()).isZero();
        assertThat(database()
                        .count("select count(*) from join_token where cluster_id = '" + world.cluster.getId() + "'"))
                .isZero();
        assertThat(database().count("select count(*) from ticket")).isLessThanOrEqualTo(1);
    }

    private long keys() throws SQLException {
        return database().count("select count(*) from idempotency_key where idempotency_key = '" + world.unique + "'");
    }

    @Test
    void oldEventsGoAndFollowersThatAreBehindAreToldSo() {
        long old = now();
        world.create();
        long start = now();
        database().clock().advance(Duration.ofDays(399));
        String young = World.instance(world.create()).getId();

        assertThat(purgeAfter(Duration.ofDays(2))).containsKey(Kind.EVENTS);

        refused(ErrorCode.INVALID, () -> world.services.events().changes(old - 1, List.of(), 500, 1_000));
        TChanges changes = world.services.events().changes(start, List.of("ins"), 500, 1_000);
        assertThat(changes.getEvents()).extracting(TEvent::getResourceId).contains(young);
        world.services.events().changes(-1, List.of(), 1, 0);
    }

    private long now() {
        return world.services.events().changes(-1, List.of(), 500, 0).getNextSequence();
    }

    @Test
    void whenTheWholeLogIsGoneItsNumbersGoOn() {
        world.create();
        long end = now();
        purgeAfter(Duration.ofDays(401));
        assertThat(now()).isEqualTo(end);

        String next = World.instance(world.create()).getId();

        assertThat(world.services
                        .events()
                        .changes(end, List.of("ins"), 500, 1_000)
                        .getEvents())
                .extracting(TEvent::getResourceId)
                .containsOnly(next);
    }

    @Test
    void ofTwoProcessesOneDoesARound() throws Exception {
        world.services.idempotency().take("acc_a", world.unique, "hash", 30_000);
        database().clock().advance(Duration.ofHours(25));

        Together.Outcome<Map<Kind, Integer>> rounds = Together.call(List.<Callable<Map<Kind, Integer>>>of(
                () -> database().services().purge().round(),
                () -> database().another().purge().round()));

        assertThat(rounds.results()).filteredOn(Map::isEmpty).hasSize(1);
        assertThat(database().services().purge().round())
                .as("within the same minute")
                .isEmpty();
    }

    @Test
    void theHashOfAPasswordIsNowhereOnceItsSagaHasEnded() throws Exception {
        String hash = "$6$" + world.unique + "$secret";
        var wanted = world.newInstance().setPasswordHash(hash);
        var operation = world.operation(TOperationKind.CREATE_INSTANCE, wanted.getId(), wanted.getTenantId(), "owner");
        operation.getSaga().setSecret(hash);
        TSubmitted submitted = world.services.instances().submitCreate(wanted, operation);
        assertThat(submitted.getSaga().getSecret()).isEqualTo(hash);
        assertThat(secrets(hash)).isEqualTo(1);
        assertThat(readable(hash)).isZero();

        world.end(submitted, TOperationState.FAILED);

        assertThat(secrets(hash)).isZero();
        assertThat(readable(hash)).isZero();
        assertThat(world.services
                        .instances()
                        .submitCreate(wanted, operation)
                        .getSaga()
                        .isSetSecret())
                .isFalse();
    }

    private long secrets(String hash) throws SQLException {
        return database().count("select count(*) from saga_secret where secret = '" + hash + "'");
    }

    private long readable(String hash) throws SQLException {
        return database()
                .count("select (select count(*) from saga where input_json like '%" + hash + "%' or steps like '%"
                        + hash + "%') + (select count(*) from event where after_json like '%" + hash + "%')");
    }
}
