package cloud.yunhai.vmscheduler.core.placement;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.placement.PlacementDecision;
import cloud.yunhai.common.model.placement.PlacementScore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Ranks the hosts for one instance.
///
/// Goals: the instance fits; load is even; whoever asks why gets an answer; many who decide at once from the same
/// snapshot do not all choose the same host, since they would then wait for its row and fill it up.
///
/// Constraints: nothing is read but the arguments, so the same snapshot and random numbers give the same answer. The
/// decision is a proposal: the claim in the database decides, and takes the first of the ranked that still fits.
///
/// How it works: filters remove hosts, each host is counted under the first one that it fails; weighers score the rest;
/// a random share of [#spread] is added, so that hosts that are nearly as good are chosen nearly as often.
public final class Placer {
    static final int RANKED_MAX = 16;
    static final int EXPLAINED_MAX = 5;

    private static final String SPREAD = "spread";

    private final List<PlacementFilter> filters;
    private final List<Weigher> weighers;
    private final double spread;

    /// @param spread greatest random share of a score, in the same measure as weights
    public Placer(List<PlacementFilter> filters, List<Weigher> weighers, double spread) {
        this.filters = List.copyOf(filters);
        this.weighers = List.copyOf(weighers);
        this.spread = spread;
    }

    /// Decides.
    public Placement place(PlacementRequest request, List<SeenHost> hosts, RandomGenerator random, Instant now) {
        Map<String, Integer> rejections = new LinkedHashMap<>();
        List<SeenHost> fitting = new ArrayList<>();
        for (SeenHost host : hosts) {
            failed(request, host)
                    .ifPresentOrElse(filter -> rejections.merge(filter, 1, Integer::sum), () -> fitting.add(host));
        }
        if (fitting.isEmpty()) {
            String hint = hint(request, hosts);
            return new Placement.NoCapacity(
                    new PlacementDecision(request.instanceId(), null, hosts.size(), rejections, List.of(), hint, now));
        }
        List<PlacementScore> scores = scores(request, fitting, random);
        List<HostId> ranked =
                scores.stream().limit(RANKED_MAX).map(PlacementScore::hostId).toList();
        return new Placement.Ranked(
                ranked,
                new PlacementDecision(
                        request.instanceId(),
                        ranked.getFirst(),
                        hosts.size(),
                        rejections,
                        scores.stream().limit(EXPLAINED_MAX).toList(),
                        null,
                        now));
    }

    private Optional<String> failed(PlacementRequest request, SeenHost host) {
        return filters.stream()
                .filter(filter -> !filter.condition().accepts(request, host))
                .map(PlacementFilter::name)
                .findFirst();
    }

    private List<PlacementScore> scores(PlacementRequest request, List<SeenHost> fitting, RandomGenerator random) {
        List<Map<String, Double>> parts = new ArrayList<>();
        fitting.forEach(_ -> parts.add(new LinkedHashMap<>()));
        for (Weigher weigher : weighers) {
            double[] raw = fitting.stream()
                    .mapToDouble(seen -> weigher.property().of(request, seen.host()))
                    .toArray();
            double[] normal = normalised(raw);
            for (int i = 0; i < normal.length; i++) {
                parts.get(i).put(weigher.name(), normal[i] * weigher.weight());
            }
        }
        List<PlacementScore> scores = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Map<String, Double> part = parts.get(i);
            part.put(SPREAD, random.nextDouble() * spread);
            double total =
                    part.values().stream().mapToDouble(Double::doubleValue).sum();
            scores.add(new PlacementScore(fitting.get(i).host().id(), total, part));
        }
        // The id makes the order total, and so the same everywhere.
        scores.sort(Comparator.comparingDouble(PlacementScore::total)
                .reversed()
                .thenComparing(score -> score.hostId().text()));
        return scores;
    }

    /// Equal values are all 1: what does not distinguish hosts speaks against none.
    static double[] normalised(double[] raw) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : raw) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        double[] normal = new double[raw.length];
        for (int i = 0; i < raw.length; i++) {
            normal[i] = most > least ? (raw[i] - least) / (most - least) : 1;
        }
        return normal;
    }

    /// What would have to be otherwise, over the hosts that could take instances at all.
    private String hint(PlacementRequest request, List<SeenHost> hosts) {
        List<SeenHost> usable =
                hosts.stream().filter(host -> usable(request, host)).toList();
        if (usable.isEmpty()) {
            return "no compute host is up";
        }
        long vcpus = usable.stream()
                .mapToLong(SeenHost::vcpusFree)
                .filter(free -> free > 0)
                .sum();
        long memory = usable.stream()
                .mapToLong(SeenHost::memoryMibFree)
                .filter(free -> free > 0)
                .sum();
        long storage = usable.stream()
                .mapToLong(SeenHost::storageGibFree)
                .filter(free -> free > 0)
                .sum();
        if (storage < request.rootGib()) {
            return "in total " + storage + " GiB of storage are free";
        }
        if (vcpus >= request.vcpus() && memory >= request.memoryMib()) {
            SeenHost largest = usable.stream()
                    .max(Comparator.comparingLong(SeenHost::memoryMibFree))
                    .orElseThrow();
            return "it fits in total, on no single host; the most free memory on one is " + largest.memoryMibFree()
                    + " MiB, beside " + largest.vcpusFree() + " vcpus and "
                    + largest.storageGibFree() + " GiB of storage";
        }
        return "in total " + vcpus + " vcpus and " + memory + " MiB are free";
    }

    /// Passes all filters that no smaller request would help with.
    private boolean usable(PlacementRequest request, SeenHost host) {
        return filters.stream()
                .allMatch(filter -> filter.aboutRoom() || filter.condition().accepts(request, host));
    }
}
