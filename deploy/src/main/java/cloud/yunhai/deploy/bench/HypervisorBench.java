package cloud.yunhai.deploy.bench;

import cloud.yunhai.deploy.bench.BenchTenant.Created;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Creates and deletes on the real hypervisor, beside the bare floor.
///
/// Platform and floor take turns, and who begins changes with each round, so that a machine that becomes busier or a
/// cache that warms up does the same to both. One guest exists at a time.
public final class HypervisorBench {
    private static final double RATIO_MAX = 1.25;
    private static final double OWN_MILLIS_MAX = 150;
    private static final double DELETE_MILLIS_MAX = 400;

    private final BenchTenant tenant;
    private final String cluster;
    private final BareGuests floor;

    private final List<Long> accepted = new ArrayList<>();
    private final List<Long> creates = new ArrayList<>();
    private final List<Long> deletes = new ArrayList<>();
    private final List<Long> floorCreates = new ArrayList<>();
    private final List<Long> floorDeletes = new ArrayList<>();

    /// @param cluster of the real host
    public HypervisorBench(BenchTenant tenant, String cluster, BareGuests floor) {
        this.tenant = tenant;
        this.cluster = cluster;
        this.floor = floor;
    }

    /// What was measured; medians in milliseconds.
    public record Result(
            int rounds,
            double acceptMillis,
            double createMillis,
            double floorCreateMillis,
            double createRatio,
            double deleteMillis,
            double floorDeleteMillis,
            double createP90Millis,
            double floorCreateP90Millis) {
        /// Against what it should be.
        public List<Aim> aims() {
            return List.of(
                    Aim.atMost("create, ratio to the bare floor", createRatio, "", RATIO_MAX),
                    Aim.atMost("create, beyond the bare floor", createMillis - floorCreateMillis, "ms", OWN_MILLIS_MAX),
                    Aim.atMost("delete to gone", deleteMillis, "ms", DELETE_MILLIS_MAX));
        }

        List<String> lines() {
            return List.of(
                    String.format(Locale.ROOT, "%-28s %10s %10s", "real hypervisor, ms", "median", "p90"),
                    row("create: POST to RUNNING", createMillis, createP90Millis),
                    row("create: bare floor", floorCreateMillis, floorCreateP90Millis),
                    String.format(Locale.ROOT, "%-28s %10.0f", "create: POST to accepted", acceptMillis),
                    String.format(Locale.ROOT, "%-28s %10.0f", "delete: DELETE to gone", deleteMillis),
                    String.format(Locale.ROOT, "%-28s %10.0f", "delete: bare floor", floorDeleteMillis));
        }

        private static String row(String name, double median, double p90) {
            return String.format(Locale.ROOT, "%-28s %10.0f %10.0f", name, median, p90);
        }
    }

    /// Measures, after one round that does not count.
    public Result run(int rounds) throws IOException {
        round(true);
        List.of(accepted, creates, deletes, floorCreates, floorDeletes).forEach(List::clear);
        for (int round = 0; round < rounds; round++) {
            round(round % 2 == 0);
        }
        Samples create = Samples.ofNanos(creates);
        Samples bare = Samples.ofNanos(floorCreates);
        return new Result(
                rounds,
                Samples.ofNanos(accepted).median(),
                create.median(),
                bare.median(),
                create.median() / bare.median(),
                Samples.ofNanos(deletes).median(),
                Samples.ofNanos(floorDeletes).median(),
                create.percentile(90),
                bare.percentile(90));
    }

    private void round(boolean platformFirst) throws IOException {
        if (platformFirst) {
            platform();
        }
        floorCreates.add(floor.create());
        floorDeletes.add(floor.delete());
        if (!platformFirst) {
            platform();
        }
    }

    private void platform() {
        Created created = tenant.create(cluster);
        accepted.add(created.accepted());
        creates.add(created.running());
        deletes.add(tenant.delete(created.id()));
    }
}
