package cloud.yunhai.common.saga.runner;

import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.saga.Output;
import cloud.yunhai.common.saga.RetryPolicy;
import cloud.yunhai.common.saga.Saga;
import cloud.yunhai.common.saga.StepSettings;
import cloud.yunhai.common.saga.journal.ClaimedSaga;
import cloud.yunhai.common.saga.journal.NewSaga;
import cloud.yunhai.common.saga.journal.SagaRecord;
import cloud.yunhai.common.saga.journal.SagaStore;
import cloud.yunhai.common.saga.journal.StepRecord;
import cloud.yunhai.common.testing.InMemorySagaStore;
import cloud.yunhai.common.testing.ManualClock;
import cloud.yunhai.common.testing.ManualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A runner on a bench: manual time, a journal in memory, and a saga of three steps that writes down what it does.
final class Bench {
    record Order(String name) {}

    record Ids(String id) {}

    record Place(String host) {}

    static final Output<Ids> IDS = Output.of("ids", Ids.class);
    static final Output<Place> HOST = Output.of("host", Place.class);
    static final RetryPolicy FEW = RetryPolicy.ACTION.withMaxAttempts(3);
    static final RetryPolicy FEW_UNDOS = RetryPolicy.UNDO.withMaxAttempts(3);

    final ManualClock clock = new ManualClock();
    final InMemorySagaStore store = new InMemorySagaStore(clock);
    final ManualScheduler scheduler = new ManualScheduler(clock);
    final List<String> did = Collections.synchronizedList(new ArrayList<>());
    final Map<String, Behaviour> behaviours = new HashMap<>();
    final Saga<Order> saga = definition("make", 1);

    /// What a step does besides writing down that it was called.
    interface Behaviour {
        void run(cloud.yunhai.common.saga.SagaContext<Order> context) throws Exception;
    }

    Saga<Order> definition(String name, int version) {
        StepSettings settings = StepSettings.by("vm-scheduler").action(FEW).undo(FEW_UNDOS);
        return Saga.named(name, version, Order.class)
                .local(IDS, context -> {
                    did("ids", context);
                    return new Ids("id-" + context.input().name());
                })
                .step(
                        HOST,
                        context -> {
                            did("host", context);
                            return new Place("h1");
                        },
                        context -> did("undo host", context),
                        settings)
                .step("start", context -> did("start", context), context -> did("undo start", context), settings)
                .whenUnwound(context -> did("unwound", context), FEW_UNDOS)
                .build();
    }

    /// From now on this call behaves like that.
    Bench when(String call, Behaviour behaviour) {
        behaviours.put(call, behaviour);
        return this;
    }

    SagaRunner runner(String owner) {
        return runner(SagaRunnerConfig.ofOwner(owner), host());
    }

    SagaRunner runner(SagaRunnerConfig config, SagaHost host) {
        SagaRunner runner = new SagaRunner(config, List.of(saga), host);
        runner.start();
        return runner;
    }

    SagaHost host() {
        return host(store);
    }

    SagaHost host(SagaStore journal) {
        return SagaHost.of(journal, scheduler).with(clock);
    }

    NewSaga order(String id) {
        return order(id, "key-" + id);
    }

    NewSaga order(String id, String key) {
        return saga.submission(id, new Order(id), key, "tenant", clock.instant().plus(Duration.ofHours(1)));
    }

    void submit(String id) {
        store.submit(order(id), null);
    }

    SagaRecord saga(String id) {
        return find(id).saga();
    }

    List<String> claimedBy(String id) {
        String owner = saga(id).owner();
        return owner == null ? List.of() : List.of(owner);
    }

    OperationState state(String id) {
        return saga(id).state();
    }

    StepRecord step(String id, int index) {
        return find(id).steps().get(index);
    }

    void advance(Duration by) {
        scheduler.advance(by);
    }

    void seconds(int seconds) {
        scheduler.advance(Duration.ofSeconds(seconds));
    }

    private ClaimedSaga find(String id) {
        return store.find(id).orElseThrow();
    }

    private void did(String call, cloud.yunhai.common.saga.SagaContext<Order> context) throws Exception {
        did.add(call);
        @Nullable Behaviour behaviour = behaviours.get(call);
        if (behaviour != null) {
            behaviour.run(context);
        }
    }
}
