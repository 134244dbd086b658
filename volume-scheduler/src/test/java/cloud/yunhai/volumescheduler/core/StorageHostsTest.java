package cloud.yunhai.volumescheduler.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.host.Driver;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostRole;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.volumescheduler.testing.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StorageHostsTest {
    private static final Set<HostRole> COMPUTE = Set.of(HostRole.COMPUTE);

    @Test
    void aRealHostIsBetterThanASimulatedOneHoweverFull() {
        Host simulated = Samples.host("a", HostState.UP, Driver.SIMULATED, 1000);
        Host real = Samples.host("b", HostState.UP, Driver.LIBVIRT, 1);

        assertThat(StorageHosts.forImport(ImageId.next(), List.of(simulated, real)))
                .containsExactly(real, simulated);
    }

    @Test
    void aHostWithLessThanHalfTheRoomOfTheBestComesAfterTheRoomyOnes() {
        Host roomy = Samples.host("roomy", HostState.UP, Driver.LIBVIRT, 100);
        Host half = Samples.host("half", HostState.UP, Driver.LIBVIRT, 50);
        Host tight = Samples.host("tight", HostState.UP, Driver.LIBVIRT, 49);

        for (int i = 0; i < 20; i++) {
            assertThat(StorageHosts.forImport(ImageId.next(), List.of(tight, half, roomy)))
                    .last()
                    .isEqualTo(tight);
        }
    }

    @Test
    void theOrderIsTheSameInWhateverOrderTheHostsAreRead() {
        ImageId image = ImageId.next();
        List<Host> hosts = hosts(8);
        List<Host> expected = StorageHosts.forImport(image, hosts);
        List<Host> shuffled = new ArrayList<>(hosts);
        Collections.shuffle(shuffled, new Random(7));

        assertThat(StorageHosts.forImport(image, shuffled)).isEqualTo(expected);
    }

    @Test
    void theLossOfAnotherHostDoesNotMoveAnImport() {
        ImageId image = ImageId.next();
        List<Host> hosts = hosts(8);
        List<Host> order = StorageHosts.forImport(image, hosts);
        List<Host> left = new ArrayList<>(hosts);
        left.remove(order.get(3));

        assertThat(StorageHosts.forImport(image, left).getFirst()).isEqualTo(order.getFirst());
    }

    @Test
    void manyImagesAreSpreadOverTheHosts() {
        List<Host> hosts = hosts(4);
        Set<Host> chosen = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            chosen.add(StorageHosts.forImport(ImageId.next(), hosts).getFirst());
        }

        assertThat(chosen).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(names = "UP", mode = EnumSource.Mode.EXCLUDE)
    void onlyAHostThatIsUpTakesAnImage(HostState state) {
        List<Host> hosts = List.of(
                Samples.host("a", state, Driver.LIBVIRT, 100),
                Samples.host("c", COMPUTE, HostState.UP, Driver.LIBVIRT, null));

        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> StorageHosts.forImport(ImageId.next(), hosts))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NO_STORAGE));
    }

    @Test
    void withoutALoadTheClaimsTellTheFreeRoom() {
        Host silent = Samples.host("new", Set.of(HostRole.STORAGE), HostState.UP, Driver.LIBVIRT, null);
        Host tight = Samples.host("tight", HostState.UP, Driver.LIBVIRT, 10);

        assertThat(StorageHosts.forImport(ImageId.next(), List.of(tight, silent)))
                .containsExactly(silent, tight);
    }

    @Test
    void aDrainingHostCanBeAskedAndADownOneIsSilent() {
        Host draining = Samples.host("d", HostState.DRAINING, Driver.LIBVIRT, 1);
        Host down = Samples.host("x", HostState.DOWN, Driver.LIBVIRT, 1);
        Host retired = Samples.host("r", HostState.RETIRED, Driver.LIBVIRT, 1);
        Host compute = Samples.host("c", COMPUTE, HostState.DOWN, Driver.LIBVIRT, null);
        List<Host> all = List.of(draining, down, retired, compute);

        assertThat(StorageHosts.reachable(all)).containsExactly(draining);
        assertThat(StorageHosts.silent(all)).containsExactly(down);
    }

    private static List<Host> hosts(int count) {
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            hosts.add(Samples.host("h" + i, HostState.UP, Driver.LIBVIRT, 100 - i));
        }
        return hosts;
    }
}
