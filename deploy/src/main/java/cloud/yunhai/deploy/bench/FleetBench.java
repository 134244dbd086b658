package cloud.yunhai.deploy.bench;

import cloud.yunhai.apiclient.ListQuery;
import cloud.yunhai.apicommon.representation.InstanceList;
import cloud.yunhai.apicommon.representation.InstanceRepresentation;
import cloud.yunhai.deploy.bench.BenchTenant.Created;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Creates, reads and deletes on simulated hosts: what the platform itself costs, since these hosts cost nothing.
///
/// The clients run on the same machine and share its cores with the services; their CPU time is told apart.
public final class FleetBench {
    private static final int READERS = 8;
    private static final int PAGE = 500;
    private static final double CREATES_PER_SECOND_MIN = 50;
    private static final double CPU_MILLIS_MAX = 25;
    private static final Duration READING = Duration.ofSeconds(5);
    private static final Duration WARM_READING = Duration.ofSeconds(2);

    private final BenchTenant tenant;
    private final String cluster;
    private final ServiceProcesses services;
    private final Size size;

    /// How much is done.
    ///
    /// @param clients that create at once
    /// @param instances that are made, and listed
    /// @param warmUp creates and deletes before, which do not count
    /// @param limit for all creates together, and for all deletes
    public record Size(int clients, int instances, int warmUp, Duration limit) {
        public Size {
            positive("clients", clients, 500);
            positive("instances", instances, 10_000);
            if (warmUp < 0 || warmUp > 10_000) {
                throw new IllegalArgumentException("warm-up: " + warmUp + " (expected: 0 to 10000)");
            }
        }

        private static void positive(String name, int value, int max) {
            if (value < 1 || value > max) {
                throw new IllegalArgumentException(name + ": " + value + " (expected: 1 to " + max + ")");
            }
        }
    }

    /// @param cluster of the simulated hosts
    public FleetBench(BenchTenant tenant, String cluster, ServiceProcesses services, Size size) {
        this.tenant = tenant;
        this.cluster = cluster;
        this.services = services;
        this.size = size;
    }

    /// Changes that were made.
    ///
    /// @param cpuMillisEach by service, for each change
    public record Changes(
            double perSecond,
            double p50Millis,
            double p99Millis,
            double cpuMillisEach,
            double clientCpuMillisEach,
            Map<String, Double> cpuMillisByService) {}

    /// Reads that were answered.
    public record Reads(double perSecond, double p50Millis, double p99Millis, double cpuMillisEach) {}

    /// All of it.
    ///
    /// @param listPages pages of 500 instances; a list of 1,000 is two of them
    public record Result(
            int clients,
            int instances,
            double acceptP50Millis,
            double acceptP99Millis,
            Changes creates,
            Changes deletes,
            Reads get,
            Reads listPages) {
        /// Against what it should be.
        public List<Aim> aims() {
            return List.of(
                    Aim.atLeast("creates to RUNNING", creates.perSecond(), "/s", CREATES_PER_SECOND_MIN),
                    Aim.atMost("CPU of all services for a create", creates.cpuMillisEach(), "ms", CPU_MILLIS_MAX));
        }

        List<String> lines() {
            List<String> lines = new ArrayList<>();
            lines.add(String.format(
                    Locale.ROOT,
                    "%-28s %10s %10s %10s %10s %10s",
                    "simulated hosts",
                    "per s",
                    "p50 ms",
                    "p99 ms",
                    "cpu ms",
                    "client"));
            lines.add(String.format(
                    Locale.ROOT, "%-28s %10s %10.1f %10.1f", "POST to accepted", "", acceptP50Millis, acceptP99Millis));
            lines.add(row("create: POST to RUNNING", creates));
            lines.add(row("delete: DELETE to gone", deletes));
            lines.add(row("GET an instance", get));
            lines.add(row("list, a page of " + Math.min(PAGE, instances), listPages));
            lines.add(String.format(
                    Locale.ROOT, "%-28s %10.1f", "list of " + instances, listPages.perSecond() / pages(instances)));
            lines.add("");
            lines.add(String.format(Locale.ROOT, "%-28s %10s %10s", "cpu ms by service", "create", "delete"));
            creates.cpuMillisByService()
                    .forEach((service, cost) -> lines.add(String.format(
                            Locale.ROOT,
                            "%-28s %10.2f %10.2f",
                            service,
                            cost,
                            deletes.cpuMillisByService().getOrDefault(service, 0.0))));
            return lines;
        }

        private static String row(String name, Changes changes) {
            return String.format(
                    Locale.ROOT,
                    "%-28s %10.1f %10.1f %10.1f %10.2f %10.2f",
                    name,
                    changes.perSecond(),
                    changes.p50Millis(),
                    changes.p99Millis(),
                    changes.cpuMillisEach(),
                    changes.clientCpuMillisEach());
        }

        private static String row(String name, Reads reads) {
            return String.format(
                    Locale.ROOT,
                    "%-28s %10.1f %10.1f %10.1f %10.2f",
                    name,
                    reads.perSecond(),
                    reads.p50Millis(),
                    reads.p99Millis(),
                    reads.cpuMillisEach());
        }
    }

    /// Measures.
    public Result run() throws IOException {
        warmUp();
        List<Long> accepted = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        Changes creates = changes(size.instances(), index -> {
            Created created = tenant.create(cluster);
            synchronized (ids) {
                accepted.add(created.accepted());
                ids.add(created.id());
            }
            return created.running();
        });
        Reads get = reads(() -> {
            tenant.client().instances().get(ids.get(ThreadLocalRandom.current().nextInt(ids.size())));
        });
        Reads list = reads(this::page);
        Changes deletes = changes(ids.size(), index -> tenant.delete(ids.get(index)));
        Samples accept = Samples.ofNanos(accepted);
        return new Result(
                size.clients(),
                size.instances(),
                accept.percentile(50),
                accept.percentile(99),
                creates,
                deletes,
                get,
                list);
    }

    private void warmUp() {
        if (size.warmUp() > 0) {
            Clients clients = new Clients(size.clients());
            List<String> ids = clients.times(
                    size.warmUp(), size.limit(), index -> tenant.create(cluster).id());
            clients.times(ids.size(), size.limit(), index -> tenant.delete(ids.get(index)));
        }
    }

    private Changes changes(int count, java.util.function.IntFunction<Long> change) throws IOException {
        Costs before = services.cpuMillis();
        long own = ownCpuNanos();
        long began = System.nanoTime();
        Samples took = Samples.ofNanos(new Clients(size.clients()).times(count, size.limit(), change));
        double seconds = (System.nanoTime() - began) / 1e9;
        Costs cost = services.cpuMillis().since(before);
        return new Changes(
                count / seconds,
                took.percentile(50),
                took.percentile(99),
                (double) cost.total() / count,
                (ownCpuNanos() - own) / 1e6 / count,
                cost.per(count));
    }

    private Reads reads(Runnable read) throws IOException {
        timed(read, WARM_READING);
        Costs before = services.cpuMillis();
        long began = System.nanoTime();
        List<Long> took = timed(read, READING);
        double seconds = (System.nanoTime() - began) / 1e9;
        Samples samples = Samples.ofNanos(took);
        return new Reads(
                took.size() / seconds,
                samples.percentile(50),
                samples.percentile(99),
                (double) services.cpuMillis().since(before).total() / took.size());
    }

    private static List<Long> timed(Runnable read, Duration time) {
        return new Clients(READERS).during(time, () -> {
            long began = System.nanoTime();
            read.run();
            return System.nanoTime() - began;
        });
    }

    private final java.util.concurrent.ConcurrentHashMap<Thread, String> places =
            new java.util.concurrent.ConcurrentHashMap<>();

    /// The next page of the list, for each client from where it is, then from the beginning again.
    private void page() {
        @Nullable String token = places.remove(Thread.currentThread());
        InstanceList page =
                tenant.client().instances().page(ListQuery.ALL.limit(PAGE).from(token));
        List<InstanceRepresentation> items = page.items();
        if (items.isEmpty()) {
            throw new IllegalStateException("the list is empty (expected: " + size.instances() + " instances)");
        }
        if (page.nextPageToken != null) {
            places.put(Thread.currentThread(), page.nextPageToken);
        }
    }

    private static int pages(int instances) {
        return Math.max(1, Math.ceilDiv(instances, PAGE));
    }

    private static long ownCpuNanos() {
        return java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }
}
