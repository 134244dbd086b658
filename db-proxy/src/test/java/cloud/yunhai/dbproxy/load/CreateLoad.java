package cloud.yunhai.dbproxy.load;

import static cloud.yunhai.dbproxy.testing.World.micros;

import cloud.yunhai.common.idl.dbproxy.TFence;
import cloud.yunhai.common.idl.dbproxy.TJournalWrite;
import cloud.yunhai.common.idl.dbproxy.TNewInstance;
import cloud.yunhai.common.idl.dbproxy.TSagaStepState;
import cloud.yunhai.common.idl.dbproxy.TStepRecord;
import cloud.yunhai.common.idl.dbproxy.TSubmitted;
import cloud.yunhai.common.idl.types.TInstanceState;
import cloud.yunhai.common.idl.types.TOperationKind;
import cloud.yunhai.common.idl.types.TOperationState;
import cloud.yunhai.common.idl.types.TVolumeState;
import cloud.yunhai.dbproxy.testing.TestDatabase;
import cloud.yunhai.dbproxy.testing.World;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/// What the creations of instances cost db-proxy, without the processes around it: the calls that one creation makes,
/// by many at once, with three followers on the feed, on a database in a file.
///
/// ```
/// java -cp … cloud.yunhai.dbproxy.load.CreateLoad URL CREATES AT_ONCE
/// ```
public final class CreateLoad {
    private static final List<String> STEPS = List.of(
            "ids",
            "read-instance",
            "place",
            "reserve-address",
            "make-root-volume",
            "write-guest-settings",
            "apply-security-groups",
            "start",
            "record");
    private static final String OUTPUT =
            "{\"hostId\":\"hst_01kb00000000000000000000xx\",\"text\":\"" + "x".repeat(200) + "\"}";
    private static final int FOLLOWERS = 3;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final World world;
    private final List<String> hosts;
    private final LongAdder callers = new LongAdder();

    private CreateLoad(World world) {
        this.world = world;
        this.hosts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            hosts.add(world.host(1_000, 10_000_000, 100_000).getId());
        }
    }

    /// Runs it and tells the cost, after a third as many to warm up.
    public static void main(String[] arguments) throws Exception {
        int creates = Integer.parseInt(arguments[1]);
        int atOnce = Integer.parseInt(arguments[2]);
        TestDatabase database = TestDatabase.at(arguments[0], "root");
        World world = World.withSubnet(database, "10.64.0.0/16", "10.64.1.0", "10.64.250.0");
        CreateLoad load = new CreateLoad(world);
        AtomicBoolean ending = new AtomicBoolean();
        try (ExecutorService followers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < FOLLOWERS; i++) {
                Future<?> _ = followers.submit(() -> load.follow(ending));
            }
            load.run(creates / 3, atOnce);
            load.measure(creates, atOnce);
            ending.set(true);
        }
        database.database().close();
    }

    private void measure(int creates, int atOnce) throws Exception {
        callers.reset();
        long cpu = cpuNanos();
        long begin = System.nanoTime();
        long[] took = run(creates, atOnce);
        long wall = System.nanoTime() - begin;
        Arrays.sort(took);
        System.out.printf(
                "%d creates, %d at once: %.1f/s, CPU %.2f ms each (%.2f in the callers), median %.1f ms, p99 %.1f ms%n",
                creates,
                atOnce,
                creates * 1e9 / wall,
                (cpuNanos() - cpu) / 1e6 / creates,
                callers.sum() / 1e6 / creates,
                took[creates / 2] / 1e6,
                took[creates * 99 / 100] / 1e6);
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private long[] run(int creates, int atOnce) throws Exception {
        long[] took = new long[creates];
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < creates; i++) {
                int number = i;
                all.add(threads.submit(() -> {
                    long begin = System.nanoTime();
                    long cpu = THREADS.getCurrentThreadCpuTime();
                    create(number);
                    took[number] = System.nanoTime() - begin;
                    callers.add(THREADS.getCurrentThreadCpuTime() - cpu);
                }));
            }
            for (Future<?> one : all) {
                one.get(10, TimeUnit.MINUTES);
            }
        }
        return took;
    }

    private void create(int number) {
        String key = UUID.randomUUID().toString();
        world.services.idempotency().take("acc_load", key, "hash", 30_000);
        TNewInstance wanted = world.newInstance();
        TSubmitted submitted = world.services
                .instances()
                .submitCreate(
                        wanted,
                        world.operation(TOperationKind.CREATE_INSTANCE, wanted.getId(), world.tenant.getId(), "load"));
        world.services
                .idempotency()
                .complete(
                        "acc_load",
                        key,
                        202,
                        "{}",
                        ByteBuffer.wrap("x".repeat(700).getBytes(StandardCharsets.UTF_8)));
        TFence fence = World.fence(submitted);
        for (int step = 0; step < STEPS.size(); step++) {
            write(fence, step, TOperationState.RUNNING);
            int now = step;
            World.fenced(fence, () -> act(now, wanted.getId(), number));
        }
        write(fence, STEPS.size(), TOperationState.SUCCEEDED);
    }

    private boolean act(int step, String id, int number) {
        switch (STEPS.get(step)) {
            case "read-instance" -> world.services.instances().get("", id);
            case "place" ->
                world.place(id, List.of(hosts.get(number % hosts.size()), hosts.get((number + 1) % hosts.size())));
            case "reserve-address" -> world.services.networks().claimAddress(world.address(id));
            case "make-root-volume" -> {
                String volume = world.services
                        .volumes()
                        .claim(world.volume(id), List.of(hosts.get(number % hosts.size())))
                        .getId();
                world.services.volumes().recordState(volume, TVolumeState.AVAILABLE, null);
            }
            case "record" -> {
                String volume = Objects.requireNonNull(
                        world.services.instances().get("", id).getRootVolumeId());
                world.services.volumes().recordState(volume, TVolumeState.IN_USE, id);
                world.services.instances().recordState(id, TInstanceState.RUNNING, null);
            }
            default -> {}
        }
        return true;
    }

    private void write(TFence fence, int step, TOperationState state) {
        long now = micros(Instant.now());
        List<TStepRecord> steps = new ArrayList<>();
        if (step > 0) {
            steps.add(record(step - 1, TSagaStepState.FINISHED, now)
                    .setOutputJson(OUTPUT)
                    .setEndedMicros(now));
        }
        if (step < STEPS.size()) {
            steps.add(record(step, TSagaStepState.STARTED, now));
        }
        world.services.sagas().write(fence, new TJournalWrite(step + 1, state, steps, step * 10, now));
    }

    private static TStepRecord record(int step, TSagaStepState state, long now) {
        return new TStepRecord(step, STEPS.get(step), "vm-scheduler", state, 1, 0, now, "load");
    }

    private void follow(AtomicBoolean ending) {
        long from = world.services.events().changes(-1, List.of(), 500, 0).getNextSequence();
        while (!ending.get()) {
            from = world.services
                    .events()
                    .changes(from, List.of("ins", "hst"), 500, 500)
                    .getNextSequence();
        }
    }
}
