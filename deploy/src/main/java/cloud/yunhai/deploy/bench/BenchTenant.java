package cloud.yunhai.deploy.bench;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.apicommon.representation.Accepted;
import cloud.yunhai.apicommon.representation.InstanceRepresentation;
import cloud.yunhai.apicommon.representation.NewInstance;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Makes instances as any tenant does, and deletes all it made at the end, also when it is interrupted.
public final class BenchTenant implements AutoCloseable {
    private static final Duration CREATE = Duration.ofMinutes(3);
    private static final Duration CLEAN = Duration.ofMinutes(3);
    private static final int RUN_BYTES = 3;
    private static final int CLEAN_PASSES = 3;
    private static final int NOT_FOUND = 404;

    private final YunhaiClient client;
    private final String prefix;
    private final String image;
    private final String flavor;
    private final AtomicInteger next = new AtomicInteger();
    private final Set<String> made = ConcurrentHashMap.newKeySet();
    private final CleanUp cleanUp;
    private volatile boolean closed;

    /// An instance, and how long it took in nanoseconds.
    ///
    /// @param accepted until the API had answered
    /// @param running until it was known to run
    record Created(String id, long accepted, long running) {}

    /// @param client logged in as a tenant
    public BenchTenant(YunhaiClient client) {
        byte[] run = new byte[RUN_BYTES];
        ThreadLocalRandom.current().nextBytes(run);
        this.client = client;
        this.prefix = "bench-" + HexFormat.of().formatHex(run) + "-";
        this.image = named("image tiny", client.images().list(), each -> each.name.equals("tiny"), each -> each.id);
        this.flavor =
                named("flavor small", client.flavors().list(), each -> each.name.equals("small"), each -> each.id);
        this.cleanUp = CleanUp.of("what was created as " + prefix + "*", this::deleteAll);
    }

    /// The cluster that a subnet belongs to.
    public String clusterOfSubnet(String name) {
        return named("subnet " + name, client.subnets().list(), each -> each.name.equals(name), each -> each.clusterId);
    }

    private static <R> String named(
            String what, Stream<R> all, Predicate<R> wanted, java.util.function.Function<R, String> id) {
        return all.filter(wanted)
                .map(id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(what + " is missing (expected: as up registers it)"));
    }

    /// Asks for one in the cluster, and waits until it runs.
    ///
    /// @param cluster its id
    Created create(String cluster) {
        if (closed) {
            throw new IllegalStateException("the measurement was ended");
        }
        NewInstance wanted = new NewInstance();
        wanted.name = prefix + next.incrementAndGet();
        wanted.imageId = image;
        wanted.flavorId = flavor;
        wanted.clusterId = cluster;
        long began = System.nanoTime();
        Accepted accepted = client.instances().create(wanted);
        long answered = System.nanoTime();
        String id = instance(accepted).id;
        made.add(id);
        client.operations().awaitSuccess(accepted.operation.id, CREATE);
        return new Created(id, answered - began, System.nanoTime() - began);
    }

    /// Deletes one, and waits until it is gone; answers how long that took, in nanoseconds.
    long delete(String id) {
        long began = System.nanoTime();
        Accepted accepted = client.instances().delete(id);
        client.operations().awaitSuccess(accepted.operation.id, CREATE);
        made.remove(id);
        return System.nanoTime() - began;
    }

    /// One that is not measured; answers its id.
    public String make(String cluster) {
        return create(cluster).id();
    }

    /// Deletes one that is not measured.
    public void remove(String id) {
        delete(id);
    }

    YunhaiClient client() {
        return client;
    }

    private static InstanceRepresentation instance(Accepted accepted) {
        InstanceRepresentation instance = accepted.instance;
        if (instance == null) {
            throw new IllegalStateException("the API accepted a create without telling the instance");
        }
        return instance;
    }

    /// Deletes what is left of it.
    @Override
    public void close() throws IOException {
        cleanUp.now();
    }

    /// More than once, since a create that was under way may have come through meanwhile.
    private void deleteAll() {
        closed = true;
        long end = System.nanoTime() + CLEAN.toNanos();
        for (int pass = 0; pass < CLEAN_PASSES && !made.isEmpty(); pass++) {
            Map<String, String> operations = new LinkedHashMap<>();
            for (String id : made) {
                deletion(id).ifPresentOrElse(operation -> operations.put(id, operation), () -> made.remove(id));
            }
            operations.forEach((id, operation) -> {
                client.operations().awaitSuccess(operation, Duration.ofNanos(Math.max(1, end - System.nanoTime())));
                made.remove(id);
            });
        }
    }

    private Optional<String> deletion(String id) {
        try {
            return Optional.of(client.instances().delete(id).operation.id);
        } catch (ApiException gone) {
            if (gone.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw gone;
        }
    }
}
