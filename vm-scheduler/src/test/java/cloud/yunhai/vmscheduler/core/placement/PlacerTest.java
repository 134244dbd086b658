package cloud.yunhai.vmscheduler.core.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostRole;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.testing.SeededRandom;
import cloud.yunhai.vmscheduler.testing.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PlacerTest {
    private static final Duration TTL = Duration.ofSeconds(10);
    private static final Weigher.Weights WEIGHTS = new Weigher.Weights(4, 2, 1, 1);

    private static Placer placer(double spread) {
        return new Placer(PlacementFilter.standard(TTL), Weigher.standard(WEIGHTS), spread);
    }

    private static PlacementRequest request(int vcpus, long memoryMib) {
        return new PlacementRequest(InstanceId.next(), vcpus, memoryMib, 1, null);
    }

    private static Placement place(Placer placer, PlacementRequest request, List<Host> hosts, RandomGenerator random) {
        return placer.place(
                request,
                hosts.stream().map(host -> new SeenHost(host, Samples.NOW)).toList(),
                random,
                Samples.NOW);
    }

    private static Placement place(PlacementRequest request, Host... hosts) {
        return place(placer(0), request, List.of(hosts), new Random(1));
    }

    @Test
    void hostWithTheMostFreeMemoryIsFirst() {
        Host small = Samples.host("small", 8, 4096);
        Host large = Samples.host("large", 8, 16384);
        Placement placement = place(request(1, 128), small, large);

        assertThat(placement)
                .isInstanceOfSatisfying(
                        Placement.Ranked.class,
                        ranked -> assertThat(ranked.hosts()).containsExactly(large.id(), small.id()));
        assertThat(placement.decision().chosenHostId()).isEqualTo(large.id());
        assertThat(placement.decision().best().getFirst().parts())
                .containsEntry("free memory", 4.0)
                .containsEntry("spread", 0.0);
    }

    @Test
    void amongEqualsTheOneWithFewerInstancesIsFirst() {
        Host busy = Samples.host("busy", HostState.UP, 16, 8, 8192, 0);
        Host idle = Samples.host("idle", HostState.UP, 16, 0, 8192, 0);
        assertThat(place(request(1, 128), busy, idle).decision().chosenHostId()).isEqualTo(idle.id());
    }

    @Test
    void eachHostIsCountedUnderTheFirstFilterThatItFails() {
        Host down = Samples.host("down", HostState.DOWN, 8, 0, 8192, 0);
        Host draining = Samples.host("draining", HostState.DRAINING, 8, 0, 8192, 0);
        Host full = Samples.host("full", HostState.UP, 8, 8, 8192, 0);
        Host poor = Samples.host("poor", HostState.UP, 8, 0, 128, 64);
        Placement placement = place(request(1, 128), down, draining, full, poor);

        assertThat(placement).isInstanceOf(Placement.NoCapacity.class);
        assertThat(placement.decision().rejections())
                .containsOnly(entry("not up", 2), entry("not enough vcpus", 1), entry("not enough memory", 1));
        assertThat(placement.decision().considered()).isEqualTo(4);
        assertThat(placement.decision().chosenHostId()).isNull();
    }

    @Test
    void hostWhoseReportIsOldIsNotChosen() {
        Host host = Samples.host("silent", 8, 8192);
        SeenHost seen = new SeenHost(host, Samples.NOW.plus(TTL).plusMillis(1));
        Placement placement = placer(0).place(request(1, 1), List.of(seen), new Random(1), Samples.NOW);
        assertThat(placement.decision().rejections()).containsOnly(entry("report too old", 1));
        assertThat(placement.decision().hint()).isEqualTo("no compute host is up");

        SeenHost inTime = new SeenHost(host, Samples.NOW.plus(TTL));
        assertThat(placer(0).place(request(1, 1), List.of(inTime), new Random(1), Samples.NOW))
                .isInstanceOf(Placement.Ranked.class);
    }

    @Test
    void onlyTheWantedClusterCounts() {
        PlacementRequest elsewhere = new PlacementRequest(InstanceId.next(), 1, 1, 1, ClusterId.next());
        assertThat(place(elsewhere, Samples.host("h", 8, 8192)).decision().rejections())
                .containsOnly(entry("not in the cluster", 1));
    }

    @Test
    void simulatedHostsAreOnlyForThoseWhoNameTheirCluster() {
        Host simulated = Samples.simulated(Samples.host("sim", 64, 65536));
        Host real = Samples.host("real", 2, 1024);

        assertThat(place(request(1, 128), simulated, real))
                .isInstanceOfSatisfying(
                        Placement.Ranked.class,
                        ranked -> assertThat(ranked.hosts()).containsExactly(real.id()));
        assertThat(place(request(4, 128), simulated, real).decision().rejections())
                .containsOnly(entry("simulated, its cluster was not named", 1), entry("not enough vcpus", 1));
        PlacementRequest named = new PlacementRequest(InstanceId.next(), 4, 128, 1, simulated.clusterId());
        assertThat(place(named, simulated, real).decision().chosenHostId()).isEqualTo(simulated.id());
    }

    @Test
    void hintTellsWhenItFitsInTotalButOnNoSingleHost() {
        Placement placement = place(request(3, 100), Samples.host("a", 2, 4096), Samples.host("b", 2, 4096));
        assertThat(placement.decision().hint()).startsWith("it fits in total, on no single host");

        assertThat(place(request(9, 100), Samples.host("a", 2, 4096)).decision().hint())
                .isEqualTo("in total 2 vcpus and 4096 MiB are free");
        assertThat(place(request(1, 1)).decision().hint()).isEqualTo("no compute host is up");
    }

    @Test
    void sameSnapshotAndRandomNumbersGiveTheSameAnswer() {
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            hosts.add(Samples.host("h" + i, 8, 8192));
        }
        PlacementRequest request = request(1, 128);
        Placement one = place(placer(1), request, hosts, new Random(42));
        Placement other = place(placer(1), request, hosts, new Random(42));
        assertThat(one).isEqualTo(other);
    }

    @Test
    void equalHostsAreChosenAboutEquallyOften() {
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            hosts.add(Samples.host("h" + i, 8, 8192));
        }
        Random random = new Random(7);
        Map<HostId, Integer> chosen = new HashMap<>();
        for (int i = 0; i < 1000; i++) {
            HostId first = ((Placement.Ranked) place(placer(1), request(1, 128), hosts, random))
                    .hosts()
                    .getFirst();
            chosen.merge(first, 1, Integer::sum);
        }
        assertThat(chosen).hasSize(10);
        assertThat(chosen.values()).allSatisfy(count -> assertThat(count).isBetween(50, 160));
    }

    /// For any hosts: what is ranked passes all filters, what is not ranked is counted, and nothing is
    /// counted twice.
    @RepeatedTest(200)
    void rankedHostsFitAndTheOthersAreCounted() {
        RandomGenerator random = SeededRandom.fresh();
        List<Host> hosts = new ArrayList<>();
        int count = random.nextInt(30);
        for (int i = 0; i < count; i++) {
            HostState state = HostState.values()[random.nextInt(HostState.values().length)];
            long vcpus = random.nextLong(1, 64);
            long memory = random.nextLong(128, 65536);
            hosts.add(Samples.host(
                    "h" + i, state, vcpus, random.nextLong(vcpus + 1), memory, random.nextLong(memory + 1)));
        }
        PlacementRequest request = request(random.nextInt(1, 16), random.nextLong(1, 8192));
        Placement placement = place(placer(random.nextDouble()), request, hosts, random);
        List<HostId> fitting = hosts.stream()
                .filter(host -> host.state() == HostState.UP)
                .filter(host -> host.vcpusTotal() - host.vcpusClaimed() >= request.vcpus())
                .filter(host -> host.memoryMibTotal() - host.memoryMibClaimed() >= request.memoryMib())
                .map(Host::id)
                .toList();
        int rejected = placement.decision().rejections().values().stream()
                .mapToInt(Integer::intValue)
                .sum();

        assertThat(rejected + fitting.size()).isEqualTo(hosts.size());
        switch (placement) {
            case Placement.NoCapacity(var decision) -> {
                assertThat(fitting).isEmpty();
                assertThat(decision.hint()).isNotNull();
            }
            case Placement.Ranked(var ranked, var decision) -> {
                assertThat(ranked).doesNotHaveDuplicates().hasSize(Math.min(fitting.size(), Placer.RANKED_MAX));
                assertThat(fitting).containsAll(ranked);
                assertThat(decision.best()).hasSizeLessThanOrEqualTo(Placer.EXPLAINED_MAX);
                assertThat(decision.best()).isSortedAccordingTo((a, b) -> Double.compare(b.total(), a.total()));
            }
        }
    }

    /// The root volume lies on the instance's own host, so a host without room for it would fail the creation
    /// later.
    @Test
    void hostWithoutRoomForTheRootVolumeIsNotChosenThoughItHasTheMostMemory() {
        Host full = Samples.withStorage(Samples.host("full", 8, 16384), 100, 95);
        Host roomy = Samples.withStorage(Samples.host("roomy", 8, 4096), 100, 90);
        PlacementRequest request = new PlacementRequest(InstanceId.next(), 1, 128, 10, null);

        Placement placement = place(request, full, roomy);

        assertThat(placement.decision().chosenHostId()).isEqualTo(roomy.id());
        assertThat(placement.decision().rejections()).containsOnly(entry("not enough storage", 1));
    }

    @Test
    void hostThatKeepsNoVolumesIsNotChosen() {
        Host diskless = Samples.withRoles(Samples.host("diskless", 8, 8192), Set.of(HostRole.COMPUTE));
        Placement placement = place(request(1, 128), diskless);

        assertThat(placement.decision().rejections()).containsOnly(entry("keeps no volumes", 1));
        assertThat(placement.decision().hint()).isEqualTo("no compute host is up");
    }

    @Test
    void hintNamesTheStorageWhenThatIsWhatIsMissing() {
        Host full = Samples.withStorage(Samples.host("full", 8, 8192), 100, 98);
        Host fuller = Samples.withStorage(Samples.host("fuller", 8, 8192), 100, 99);
        PlacementRequest request = new PlacementRequest(InstanceId.next(), 1, 128, 10, null);

        assertThat(place(request, full, fuller).decision().hint()).isEqualTo("in total 3 GiB of storage are free");
    }

    @Test
    void requestsThatCannotBeAreRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PlacementRequest(InstanceId.next(), 0, 1, 1, null))
                .withMessageContaining("vcpus: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PlacementRequest(InstanceId.next(), 1, 0, 1, null))
                .withMessageContaining("memoryMib: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PlacementRequest(InstanceId.next(), 1, 1, -1, null))
                .withMessageContaining("rootGib: -1");
    }
}
