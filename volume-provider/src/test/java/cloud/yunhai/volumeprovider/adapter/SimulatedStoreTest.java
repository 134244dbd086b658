package cloud.yunhai.volumeprovider.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.sim.SimulatedJournal;
import cloud.yunhai.common.testing.ManualClock;
import cloud.yunhai.volumeprovider.adapter.sim.SimulatedDisk;
import cloud.yunhai.volumeprovider.adapter.sim.SimulatedStore;
import cloud.yunhai.volumeprovider.adapter.sim.Simulations;
import cloud.yunhai.volumeprovider.app.Store;
import cloud.yunhai.volumeprovider.core.GuestSettings;
import cloud.yunhai.volumeprovider.core.Simulation;
import cloud.yunhai.volumeprovider.core.StorageUse;
import cloud.yunhai.volumeprovider.core.VolumeSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedStoreTest extends StoreContract {
    private final Simulations simulations = new Simulations();
    private final ManualClock clock = new ManualClock();

    @TempDir
    private Path folder = Path.of("");

    @Override
    protected Store emptyStore() {
        return store("sim-1", 10L << 30);
    }

    private Store store(String host, long bytes) {
        return store(new SimulatedJournal(null), host, bytes);
    }

    private Store store(SimulatedJournal journal, String host, long bytes) {
        SimulatedDisk disk = Objects.requireNonNull(SimulatedDisk.read(journal, Path.of("/simulated"), List.of(host))
                .get(host));
        return new SimulatedStore(disk, bytes, simulations, clock);
    }

    @Override
    protected String templateSource() {
        return "https://images.example/tiny.qcow2";
    }

    @Override
    protected String templateSha256() {
        return "12".repeat(32);
    }

    private static VolumeSpec blank() {
        return new VolumeSpec(VolumeId.next(), 1, Provisioning.FULL_COPY, null, null, null);
    }

    @Test
    void faultComesAsOftenAsItIsSetAndOnlyWhereItIsMeant() {
        Store one = store("sim-1", 10L << 30);
        Store two = store("other-1", 10L << 30);
        simulations.configure(new Simulation("sim-*", "ensureVolume", 0, ErrorKind.UNAVAILABLE, 2));

        two.ensureVolume(blank(), NO_FENCE);
        one.use();
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(CloudException.class)
                    .isThrownBy(() -> one.ensureVolume(blank(), NO_FENCE))
                    .extracting(CloudException::kind)
                    .isEqualTo(ErrorKind.UNAVAILABLE);
        }
        one.ensureVolume(blank(), NO_FENCE);

        assertThat(simulations.configured()).isEmpty();
        assertThat(one.use().volumes()).hasSize(1);
    }

    @Test
    void delayIsWaitedForAndResetEndsIt() {
        Store store = store("sim-1", 10L << 30);
        simulations.configure(new Simulation("*", "*", 30, null, 0));

        long before = System.nanoTime();
        store.use();
        store.use();
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(60_000_000L);
        assertThat(simulations.configured()).hasSize(1);

        simulations.reset();
        assertThat(simulations.configured()).isEmpty();
    }

    @Test
    void fullDiskIsNoStorage() {
        Store store = store("sim-1", 250_000);
        store.ensureVolume(blank(), NO_FENCE);

        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> store.ensureVolume(blank(), NO_FENCE))
                .extracting(CloudException::code)
                .isEqualTo(ErrorCode.NO_STORAGE);
        assertThat(store.use().volumes()).hasSize(1);
    }

    @Test
    void imageOfAnotherHostIsTakenForFetched() {
        Store store = store("sim-1", 10L << 30);
        ImageId image = ImageId.next();

        store.ensureVolume(
                new VolumeSpec(VolumeId.next(), 1, Provisioning.OVERLAY, image, templateSha256(), "sim-2"), NO_FENCE);

        assertThat(store.use().imageIds()).containsExactly(image);
    }

    @Test
    void everythingOutlivesTheProcess() {
        Store store = store(new SimulatedJournal(folder.resolve("disks")), "sim-1", 10L << 30);
        ImageId image = ImageId.next();
        VolumeSpec overlay = new VolumeSpec(VolumeId.next(), 1, Provisioning.OVERLAY, image, templateSha256(), "sim-2");
        VolumeSpec removed = blank();
        InstanceId instance = InstanceId.next();
        store.ensureVolume(overlay, OptionalLong.of(7));
        store.ensureVolume(blank(), NO_FENCE);
        store.ensureVolume(removed, OptionalLong.of(7));
        store.removeVolume(removed.volumeId(), OptionalLong.of(8));
        store.ensureSeed(new GuestSettings(instance, "web-1", null, null), OptionalLong.of(7));
        StorageUse before = store.use();

        Store next = store(new SimulatedJournal(folder.resolve("disks")), "sim-1", 10L << 30);

        assertThat(next.use())
                .usingRecursiveComparison()
                .ignoringCollectionOrder()
                .isEqualTo(before);
        assertThat(next.locate(overlay.volumeId(), instance)).isEqualTo(store.locate(overlay.volumeId(), instance));
        assertFencedOut(() -> next.ensureVolume(removed, OptionalLong.of(7)));
        assertThat(next.ensureVolume(overlay, OptionalLong.of(7)).backingImageId())
                .isEqualTo(image);
        assertThat(store(new SimulatedJournal(folder.resolve("disks")), "sim-2", 10L << 30)
                        .use()
                        .volumes())
                .isEmpty();
    }

    @Test
    void tokensOfWhatIsGoneAreForgottenAndOthersAreNot() {
        SimulatedJournal journal = new SimulatedJournal(null);
        Store store = store(journal, "sim-1", 10L << 30);
        VolumeSpec there = blank();
        VolumeSpec gone = blank();
        store.ensureVolume(there, OptionalLong.of(7));
        store.ensureVolume(gone, OptionalLong.of(7));
        store.removeVolume(gone.volumeId(), OptionalLong.of(8));

        clock.advance(SimulatedStore.FENCES_KEPT);
        store.sweep();
        assertFencedOut(() -> store.ensureVolume(gone, OptionalLong.of(7)));

        clock.advance(Duration.ofMillis(1));
        store.sweep();
        assertFencedOut(() -> store.ensureVolume(there, OptionalLong.of(6)));
        assertThat(journal.values().keySet())
                .noneMatch(key -> key.contains(gone.volumeId().text()));
    }

    private static void assertFencedOut(ThrowingCallable call) {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(call)
                .extracting(CloudException::code)
                .isEqualTo(ErrorCode.FENCED_OUT);
    }
}
