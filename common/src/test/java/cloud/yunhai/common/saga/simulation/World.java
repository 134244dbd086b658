package cloud.yunhai.common.saga.simulation;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.saga.Output;
import cloud.yunhai.common.saga.RetryPolicy;
import cloud.yunhai.common.saga.Saga;
import cloud.yunhai.common.saga.SagaContext;
import cloud.yunhai.common.saga.StepSettings;
import cloud.yunhai.common.testing.SeededRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The things that sagas make and remove, guarded by fencing tokens per resource as the platform's services are;
/// and what must never be seen in it.
final class World {
    record Order(String resource, boolean doomed) {}

    record Ids(String id) {}

    static final Output<Ids> IDS = Output.of("ids", Ids.class);
    static final int EFFECTS = 4;

    private final VirtualTime time;
    private final SeededRandom random;
    private final Map<String, Long> newestToken = new HashMap<>();
    private final Map<String, TreeSet<Integer>> present = new TreeMap<>();
    private final Map<String, String> busyWith = new HashMap<>();
    private final Map<String, Integer> lastUndone = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private int oneFaultIn;
    private boolean undosNeverWork;
    private int refusedTokens;

    World(VirtualTime time, SeededRandom random, int oneFaultIn) {
        this.time = time;
        this.random = random;
        this.oneFaultIn = oneFaultIn;
    }

    Saga<Order> saga(Duration stepTime) {
        RetryPolicy action = RetryPolicy.ACTION.withMaxAttempts(20).withAttemptTimeout(Duration.ofSeconds(20));
        RetryPolicy undo = RetryPolicy.UNDO;
        StepSettings settings = StepSettings.by("world").action(action).undo(undo);
        Saga.Builder<Order> builder =
                Saga.named("make", 1, Order.class).local(IDS, saga -> new Ids(saga.operationId()));
        for (int i = 1; i <= EFFECTS; i++) {
            int effect = i;
            builder.step(
                    "effect-" + i,
                    saga -> ensure(saga, effect, stepTime),
                    saga -> remove(saga, effect, stepTime),
                    settings);
        }
        return builder.whenUnwound(saga -> release(saga)).build();
    }

    /// No more faults from now on.
    void calm() {
        oneFaultIn = 0;
        undosNeverWork = false;
    }

    void undosNeverWork() {
        undosNeverWork = true;
    }

    List<String> violations() {
        return violations;
    }

    int refusedTokens() {
        return refusedTokens;
    }

    TreeSet<Integer> of(String sagaId) {
        return present.getOrDefault(sagaId, new TreeSet<>());
    }

    private void ensure(SagaContext<Order> saga, int effect, Duration stepTime) {
        travel(stepTime);
        fence(saga);
        present.computeIfAbsent(saga.operationId(), id -> new TreeSet<>()).add(effect);
        lastUndone.remove(saga.operationId());
        if (effect == EFFECTS) {
            busyWith.remove(saga.input().resource());
        }
        if (saga.input().doomed() && effect == EFFECTS - 1) {
            throw new CloudException(ErrorCode.NO_CAPACITY, "full");
        }
        travel(Duration.ofMillis(random.nextInt(20)));
    }

    private void remove(SagaContext<Order> saga, int effect, Duration stepTime) {
        travel(stepTime.dividedBy(2));
        if (undosNeverWork) {
            throw new CloudException(ErrorCode.UNAVAILABLE, "never");
        }
        fence(saga);
        present.getOrDefault(saga.operationId(), new TreeSet<>()).remove(effect);
        int before = lastUndone.getOrDefault(saga.operationId(), Integer.MAX_VALUE);
        if (effect > before) {
            violations.add(saga.operationId() + " undid " + effect + " after " + before);
        }
        lastUndone.put(saga.operationId(), effect);
        travel(Duration.ofMillis(random.nextInt(20)));
    }

    private void release(SagaContext<Order> saga) {
        travel(Duration.ofMillis(5));
        fence(saga);
        busyWith.remove(saga.input().resource(), saga.operationId());
    }

    /// As a service does: an older owner is refused; and with it what must not be: two sagas at once on one
    /// resource.
    private void fence(SagaContext<Order> saga) {
        String resource = saga.input().resource();
        long newest = newestToken.merge(resource, saga.fencingToken(), Math::max);
        if (saga.fencingToken() < newest) {
            refusedTokens++;
            throw new CloudException(ErrorCode.CONFLICT, "fenced out");
        }
        String busy = busyWith.putIfAbsent(resource, saga.operationId());
        if (busy != null && !busy.equals(saga.operationId())) {
            violations.add(saga.operationId() + " acts on " + resource + " while " + busy + " does");
        }
    }

    /// A call's way: it takes time, may be lost, and may be lost after it was done (the caller cannot tell).
    private void travel(Duration duration) {
        time.pass(duration.plusMillis(random.nextInt(10)));
        if (oneFaultIn > 0 && random.oneIn(oneFaultIn)) {
            throw new CloudException(ErrorCode.UNKNOWN_OUTCOME, "no answer");
        }
    }
}
