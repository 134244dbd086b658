package cloud.yunhai.volumeprovider.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.idl.faults.TErrorKind;
import cloud.yunhai.common.idl.types.TImageFormat;
import cloud.yunhai.common.idl.types.TImageKind;
import cloud.yunhai.common.idl.types.TProvisioning;
import cloud.yunhai.common.idl.vmcontroller.Simulator;
import cloud.yunhai.common.idl.vmcontroller.TSimulation;
import cloud.yunhai.common.idl.volumeprovider.TStorageUse;
import cloud.yunhai.common.idl.volumeprovider.TVolumeFile;
import cloud.yunhai.common.idl.volumeprovider.TVolumeSpec;
import cloud.yunhai.common.idl.volumeprovider.VolumeProvider;
import cloud.yunhai.common.idl.volumescheduler.TGuestSettings;
import cloud.yunhai.common.idl.volumescheduler.TImported;
import cloud.yunhai.common.idl.volumescheduler.TLocated;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.sim.SimulatedJournal;
import cloud.yunhai.common.testing.TipCloud;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.volumeprovider.adapter.peer.TipImagePeers;
import cloud.yunhai.volumeprovider.adapter.sim.SimulatedDisk;
import cloud.yunhai.volumeprovider.adapter.sim.SimulatedStore;
import cloud.yunhai.volumeprovider.adapter.sim.Simulations;
import cloud.yunhai.volumeprovider.app.Stores;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The service over real TIP, as volume-scheduler and its own kind call it.
class VolumeProviderEndpointTest {
    private static final String HOST = "sim-1";
    private static final String SHA256 = "ab".repeat(32);

    private final TipCloud cloud = new TipCloud();
    private final VolumeProvider.Iface provider;
    private final Simulator.Iface simulator;
    private final String image = ImageId.next().text();
    private final String volume = VolumeId.next().text();
    private final String instance = InstanceId.next().text();

    VolumeProviderEndpointTest() {
        Simulations simulations = new Simulations();
        SimulatedDisk disk = SimulatedDisk.read(new SimulatedJournal(null), Path.of("/simulated"), List.of(HOST))
                .values()
                .iterator()
                .next();
        SimulatedStore store = new SimulatedStore(disk, 1L << 40, simulations, InstantSource.system());
        cloud.serve(
                "volume-provider",
                HOST,
                tip -> tip.serve(
                                "VolumeProvider",
                                VolumeProvider.Iface.class,
                                new VolumeProviderEndpoint(new Stores(Map.of(HOST, store))))
                        .serve("Simulator", Simulator.Iface.class, new SimulatorEndpoint(simulations)));
        provider = cloud.caller("volume-scheduler", "h0").client(VolumeProvider.Iface.class, "volume-provider", HOST);
        simulator = cloud.caller("yunhai", "h0").client(Simulator.Iface.class, "volume-provider", HOST);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private TVolumeSpec spec() {
        return new TVolumeSpec()
                .setVolumeId(volume)
                .setSizeGib(1)
                .setProvisioning(TProvisioning.OVERLAY)
                .setImageId(image);
    }

    private static void refused(ErrorKind kind, String message, ThrowingCallable call) {
        assertThatExceptionOfType(CloudException.class).isThrownBy(call).satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.userMessage()).contains(message);
        });
    }

    @Test
    void wholeLifeOfAVolume() {
        TImported imported =
                Tip.call(() -> provider.importImage(HOST, image, TImageKind.TEMPLATE, "file:///tiny.qcow2", SHA256));
        assertThat(imported.getSha256()).isEqualTo(SHA256);
        assertThat(imported.getFormat()).isEqualTo(TImageFormat.QCOW2);
        assertThat(imported.getHostId()).isNull();

        TVolumeFile made = Tip.call(() -> provider.ensureVolume(HOST, spec()));
        assertThat(made.getVolumeId()).isEqualTo(volume);
        assertThat(made.getBackingImageId()).isEqualTo(image);

        String seed = Tip.call(() -> provider.ensureSeed(
                HOST, new TGuestSettings().setInstanceId(instance).setHostName("web-1")));
        TLocated located = Tip.call(() -> provider.locate(HOST, volume, instance));
        assertThat(located.getPath()).isEqualTo(made.getPath());
        assertThat(located.getSeedPath()).isEqualTo(seed);

        TStorageUse use = Tip.call(() -> provider.storageUse(HOST));
        assertThat(use.getVolumes()).containsExactly(made);
        assertThat(use.getImageIds()).containsExactly(image);
        assertThat(use.getSeedInstanceIds()).containsExactly(instance);

        Tip.run(() -> provider.removeSeed(HOST, instance));
        Tip.run(() -> provider.removeVolume(HOST, volume));
        Tip.run(() -> provider.removeImage(HOST, image));
        TStorageUse empty = Tip.call(() -> provider.storageUse(HOST));
        assertThat(empty.getVolumes()).isEmpty();
        assertThat(empty.getImageIds()).isEmpty();
        assertThat(empty.getSeedInstanceIds()).isEmpty();
    }

    @Test
    void wrongIdsAreTheCallersMistake() {
        refused(ErrorKind.INVALID, "id: x", () -> provider.removeVolume(HOST, "x"));
        refused(ErrorKind.INVALID, "volumeId", () -> provider.ensureVolume(HOST, spec().setVolumeId("vol_1")));
        refused(ErrorKind.INVALID, "missing", () -> provider.ensureVolume(HOST, new TVolumeSpec().setVolumeId(volume)));
        refused(ErrorKind.INVALID, "sizeGib: 0", () -> provider.ensureVolume(HOST, spec().setSizeGib(0)));
        refused(ErrorKind.INVALID, "length: 0", () -> provider.readImage(HOST, image, 0, 0));
        refused(ErrorKind.INVALID, "offset: -1", () -> provider.readImage(HOST, image, -1, 10));
    }

    @Test
    void hostOfAnotherProcessIsNotFound() {
        refused(ErrorKind.NOT_FOUND, "no host other", () -> provider.storageUse("other"));
    }

    @Test
    void fencingTokenOfTheCallCounts() {
        Tip.call(() -> provider.importImage(HOST, image, TImageKind.TEMPLATE, "file:///tiny.qcow2", SHA256));
        CallContext.with().fencing(8).call(() -> Tip.call(() -> provider.ensureVolume(HOST, spec())));

        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() ->
                        CallContext.with().fencing(7).run(() -> Tip.run(() -> provider.removeVolume(HOST, volume))))
                .extracting(CloudException::code)
                .isEqualTo(ErrorCode.FENCED_OUT);
    }

    @Test
    void simulatedFaultIsSetAndTakenBackWhileItRuns() {
        Tip.run(() -> simulator.configure(new TSimulation("sim-*", "storageUse", 0, 0).setFault(TErrorKind.INTERNAL)));
        refused(ErrorKind.INTERNAL, "simulated fault", () -> provider.storageUse(HOST));
        assertThat(Tip.call(simulator::configured)).hasSize(1);

        Tip.run(simulator::reset);
        assertThat(Tip.call(() -> provider.storageUse(HOST)).getVolumes()).isEmpty();
    }

    @Test
    void anotherStorageHostReadsTheImage() {
        Tip.call(() -> provider.importImage(HOST, image, TImageKind.TEMPLATE, "file:///tiny.qcow2", SHA256));
        var peer = cloud.caller("volume-provider", "h2");
        TipImagePeers peers =
                new TipImagePeers(host -> peer.client(VolumeProvider.Iface.class, "volume-provider", host));

        assertThat(peers.read(HOST, ImageId.parse(image), 0, 1000)).hasSize(1000);
        assertThat(peers.read(HOST, ImageId.parse(image), 1L << 40, 1000)).isEmpty();
    }
}
