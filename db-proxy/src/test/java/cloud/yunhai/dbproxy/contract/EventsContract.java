package cloud.yunhai.dbproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.codec.ModelJson;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.idl.dbproxy.TChanges;
import cloud.yunhai.common.idl.dbproxy.TSubmitted;
import cloud.yunhai.common.idl.types.TEvent;
import cloud.yunhai.common.idl.types.TInstanceState;
import cloud.yunhai.common.idl.types.TOperationState;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.idl.types.TZone;
import cloud.yunhai.common.model.id.ZoneId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.dbproxy.testing.TestDatabase;
import cloud.yunhai.dbproxy.testing.World;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The record of changes, and the feed that follows it.
abstract class EventsContract {
    private static final int BATCH = 500;

    private World world;

    abstract TestDatabase database();

    @BeforeEach
    void begin() {
        world = World.in(database());
    }

    @Test
    void aChangeIsRecordedWithWhoAndWhatBeforeAndAfter() {
        TSubmitted submitted = world.create();
        String id = World.instance(submitted).getId();
        world.services.instances().recordState(id, TInstanceState.RUNNING, null);

        List<TEvent> events = events(id);

        assertThat(events).extracting(TEvent::getAction).containsExactly("change-instance-state", "create-instance");
        TEvent created = events.getLast();
        assertThat(created.getActor()).isEqualTo(World.ACTOR);
        assertThat(created.getOperationId()).isEqualTo(submitted.getOperation().getId());
        assertThat(created.getTenantId()).isEqualTo(world.tenant.getId());
        assertThat(created.isSetBefore()).isFalse();
        TEvent changed = events.getFirst();
        assertThat(state(changed.getBefore())).isEqualTo(InstanceState.CREATING);
        assertThat(state(changed.getAfter())).isEqualTo(InstanceState.RUNNING);
        assertThat(changed.getSequence()).isGreaterThan(created.getSequence());
    }

    /// The API shows these members, by these names.
    @Test
    void theEndOfAnOperationIsRecordedWithoutItsSteps() {
        TSubmitted submitted = world.create();
        String instance = World.instance(submitted).getId();
        world.services.instances().recordCreationFailed(instance, "no host");
        world.end(submitted, TOperationState.FAILED);

        TEvent ended = events(submitted.getOperation().getId()).getFirst();

        assertThat(ended.getAction()).isEqualTo("change-operation");
        assertThat(ended.getTenantId()).isEqualTo(world.tenant.getId());
        Map<?, ?> after = ModelJson.read(Objects.requireNonNull(ended.getAfter()), Map.class);
        assertThat(after.keySet().stream().map(Object::toString))
                .containsExactlyInAnyOrder("id", "kind", "resourceId", "state", "errorCode", "error");
        assertThat(after.get("state")).isEqualTo("FAILED");
        assertThat(after.get("resourceId")).isEqualTo(instance);
    }

    private static InstanceState state(@Nullable String json) {
        return ModelJson.read(Objects.requireNonNull(json), Instance.class).state();
    }

    private List<TEvent> events(String resourceId) {
        return world.services
                .events()
                .listEvents(new TPageRequest(50, Map.of("resourceId", resourceId)))
                .getItems();
    }

    @Test
    void whatIsRefusedIsNotRecordedAndChangesNothing() {
        long before = end();
        TZone zone = new TZone(ZoneId.next().text(), world.zone.getName(), 0, 0);

        assertThatThrownBy(() -> world.services.catalogue().createZone(World.ACTOR, zone))
                .isInstanceOf(CloudException.class);

        assertThat(world.services.events().changes(before, List.of(), BATCH, 0).getEvents())
                .noneMatch(event -> event.getResourceId().equals(zone.getId()));
        assertThatThrownBy(() -> world.services.catalogue().getZone(zone.getId()))
                .isInstanceOf(CloudException.class);
    }

    @Test
    void aWaitingFollowerIsWokenByACommit() throws Exception {
        long end = end();
        CompletableFuture<TChanges> waiting = CompletableFuture.supplyAsync(
                () -> world.services.events().changes(end, List.of("flv"), BATCH, 20_000));

        world.services
                .catalogue()
                .updateFlavor(World.ACTOR, world.flavor.deepCopy().setName("other-" + world.unique), 0);

        TChanges changes = waiting.get(10, TimeUnit.SECONDS);
        assertThat(changes.getEvents()).extracting(TEvent::getResourceId).containsExactly(world.flavor.getId());
        assertThat(changes.getNextSequence()).isGreaterThan(end);
    }

    @Test
    void aFollowerWithoutChangesIsAnsweredInTime() {
        TChanges changes = world.services.events().changes(end(), List.of("nothing"), BATCH, 50);

        assertThat(changes.getEvents()).isEmpty();
    }

    @Test
    void followersMissNothingWhileManyWrite() throws Exception {
        long start = end();
        AtomicBoolean writing = new AtomicBoolean(true);
        Set<String> seen = new HashSet<>();
        Set<String> written = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(9)) {
            Future<Long> follower = threads.submit(() -> {
                long from = start;
                boolean last = false;
                while (!last) {
                    last = !writing.get();
                    TChanges changes = world.services.events().changes(from, List.of("zon"), 7, 20);
                    for (TEvent event : changes.getEvents()) {
                        assertThat(event.getSequence()).isGreaterThan(from);
                        assertThat(seen.add(event.getResourceId())).isTrue();
                        from = event.getSequence();
                        last = false;
                    }
                    from = Math.max(from, changes.getNextSequence());
                }
                return from;
            });
            List<Future<List<String>>> writers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int writer = i;
                writers.add(threads.submit(() -> writeZones(writer)));
            }
            for (Future<List<String>> writer : writers) {
                written.addAll(writer.get(60, TimeUnit.SECONDS));
            }
            writing.set(false);
            follower.get(60, TimeUnit.SECONDS);
        }
        assertThat(seen).containsAll(written);
        assertThat(written).hasSize(200);
    }

    private List<String> writeZones(int writer) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            String id = ZoneId.next().text();
            String name = "zone-" + world.unique + "-" + writer + "-" + i;
            world.services.catalogue().createZone(World.ACTOR, new TZone(id, name, 0, 0));
            ids.add(id);
        }
        return ids;
    }

    @Test
    void aNumberOfATransactionThatFailedIsClosedAndOneUnderWayIsWaitedFor() throws Exception {
        long start = end();
        try (Connection slow = database().database().connections().getConnection();
                Connection failing = database().database().connections().getConnection()) {
            String insert =
                    "insert into event (occurred_at, actor, action, resource_id, after_json) values ('2026-01-01"
                            + " 00:00:00', '{\"kind\":\"SERVICE\",\"id\":\"t\",\"name\":\"t\"}', 'slow', 'slw_"
                            + world.unique + "', '{}')";
            failing.createStatement().executeUpdate(insert);
            failing.rollback();
            slow.createStatement().executeUpdate(insert);
            String zone = ZoneId.next().text();
            world.services.catalogue().createZone(World.ACTOR, new TZone(zone, "later-" + world.unique, 0, 0));

            CompletableFuture<List<TEvent>> follower = CompletableFuture.supplyAsync(() -> after(start));
            assertThatThrownBy(() -> follower.get(400, TimeUnit.MILLISECONDS))
                    .as("what comes after a change under way is not told before it")
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            slow.commit();

            List<TEvent> told = new ArrayList<>(follower.get(20, TimeUnit.SECONDS));
            while (told.stream().noneMatch(event -> event.getResourceId().equals(zone))) {
                told.addAll(after(told.getLast().getSequence()));
            }
            assertThat(told).extracting(TEvent::getResourceId).containsSubsequence("slw_" + world.unique, zone);
        }
    }

    private long end() {
        return world.services.events().changes(-1, List.of(), BATCH, 0).getNextSequence();
    }

    private List<TEvent> after(long sequence) {
        return world.services
                .events()
                .changes(sequence, List.of(), BATCH, 20_000)
                .getEvents();
    }
}
