package cloud.yunhai.volumeprovider.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.volumeprovider.adapter.sim.SimulatedStore;
import cloud.yunhai.volumeprovider.adapter.sim.Simulations;
import cloud.yunhai.volumeprovider.app.Store;
import cloud.yunhai.volumeprovider.core.Simulation;
import cloud.yunhai.volumeprovider.core.StoreLayout;
import cloud.yunhai.volumeprovider.core.VolumeSpec;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SimulatedStoreTest extends StoreContract {
    private final Simulations simulations = new Simulations();

    @Override
    protected Store emptyStore() {
        return store("sim-1", 10L << 30);
    }

    private Store store(String host, long bytes) {
        return new SimulatedStore(host, new StoreLayout(Path.of("/simulated/" + host)), bytes, simulations);
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
}
