package cloud.yunhai.volumescheduler.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.types.TImageKind;
import cloud.yunhai.common.idl.types.TProvisioning;
import cloud.yunhai.common.idl.volumescheduler.TGuestSettings;
import cloud.yunhai.common.idl.volumescheduler.TImported;
import cloud.yunhai.common.idl.volumescheduler.TRootVolumeRequest;
import cloud.yunhai.common.idl.volumescheduler.TVolumePlaced;
import cloud.yunhai.common.idl.volumescheduler.VolumeScheduler;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.image.ImageState;
import cloud.yunhai.common.model.volume.VolumeState;
import cloud.yunhai.common.testing.TipCloud;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.volumescheduler.app.AllHosts;
import cloud.yunhai.volumescheduler.app.ImageFiles;
import cloud.yunhai.volumescheduler.app.RootVolumes;
import cloud.yunhai.volumescheduler.app.Seeds;
import cloud.yunhai.volumescheduler.app.StorageCheck;
import cloud.yunhai.volumescheduler.core.VolumeSpec;
import cloud.yunhai.volumescheduler.testing.InMemoryBooks;
import cloud.yunhai.volumescheduler.testing.InMemoryDisks;
import cloud.yunhai.volumescheduler.testing.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The service as resource-scheduler meets it, over a real connection.
class VolumeSchedulerEndpointTest {
    private final List<String> steps = new ArrayList<>();
    private final InMemoryBooks books = new InMemoryBooks(steps);
    private final InMemoryDisks disks = new InMemoryDisks(steps);
    private final Host host = books.add(Samples.host("h1"));
    private final Image image = books.add(Samples.image(ImageState.AVAILABLE, host.id()));
    private final TipCloud cloud = new TipCloud();
    private final VolumeScheduler.Iface scheduler;

    VolumeSchedulerEndpointTest() {
        AllHosts allHosts = new AllHosts();
        VolumeSchedulerEndpoint endpoint = new VolumeSchedulerEndpoint(
                new RootVolumes(books.volumeRecords(), books.hostRecords(), books.imageRecords(), disks),
                new Seeds(books.hostRecords(), disks),
                new ImageFiles(books.hostRecords(), disks, allHosts),
                new StorageCheck(
                        books.volumeRecords(),
                        books.imageRecords(),
                        () -> List.copyOf(books.instances),
                        books.hostRecords(),
                        disks,
                        allHosts));
        cloud.serve(
                "volume-scheduler", "h0", tip -> tip.serve("VolumeScheduler", VolumeScheduler.Iface.class, endpoint));
        scheduler = cloud.caller("resource-scheduler", "h0").client(VolumeScheduler.Iface.class, "volume-scheduler");
    }

    @AfterEach
    void end() {
        cloud.close();
    }

    @Test
    void aVolumeIsMadeUsedLocatedAndRemoved() {
        TRootVolumeRequest request = request();
        InstanceId instance = InstanceId.parse(request.getInstanceId());
        VolumeId volume = VolumeId.parse(request.getVolumeId());

        TVolumePlaced placed = Tip.call(() -> scheduler.ensureRootVolume(request));
        Tip.run(() -> scheduler.attach(volume.text(), instance.text()));

        assertThat(placed.getHostName()).isEqualTo("h1");
        assertThat(placed.getHostId()).isEqualTo(host.id().text());
        assertThat(books.volume(volume).state()).isEqualTo(VolumeState.IN_USE);
        assertThat(Tip.call(() -> scheduler.locate(volume.text(), instance.text()))
                        .getPath())
                .isEqualTo(placed.getPath());
        Tip.run(() -> scheduler.removeVolume(volume.text()));
        Tip.run(() -> scheduler.removeVolume(volume.text()));
        assertThat(disks.volumesOf(host)).isEmpty();
    }

    @Test
    void aSeedIsWrittenOnItsHostAndRemovedThoughItWasNeverThere() {
        String instance = InstanceId.next().text();
        TGuestSettings settings = new TGuestSettings().setInstanceId(instance).setHostName("web-1");

        assertThat(Tip.call(() -> scheduler.ensureSeed(host.id().text(), settings)))
                .isEqualTo("/seeds/" + instance);
        Tip.run(() -> scheduler.removeSeed(host.id().text(), instance));
        Tip.run(() -> scheduler.removeSeed(host.id().text(), instance));

        assertThat(disks.seeds.get("h1")).isEmpty();
    }

    @Test
    void anImageIsImportedWithoutAChecksumAndRemoved() {
        ImageId fresh = ImageId.next();

        TImported imported =
                Tip.call(() -> scheduler.importImage(fresh.text(), TImageKind.TEMPLATE, "file:///tiny", nothing()));

        assertThat(imported.getHostId()).isEqualTo(host.id().text());
        assertThat(disks.imagesOf(host)).contains(fresh);
        Tip.run(() -> scheduler.removeImage(fresh.text()));
        assertThat(disks.imagesOf(host)).doesNotContain(fresh);
    }

    @Test
    void theCheckNamesWhatIsLeftOver() {
        disks.imagesOf(host).add(image.id());
        VolumeId stray = VolumeId.next();
        disks.volumesOf(host)
                .put(
                        stray,
                        InMemoryDisks.file(
                                stray, new VolumeSpec(stray, 1, image.defaultProvisioning(), image.id(), null, null)));

        assertThat(Tip.call(scheduler::check))
                .singleElement()
                .satisfies(found -> assertThat(found.getSubject()).isEqualTo(stray.text()));
    }

    @Test
    void aWrongIdIsRefusedByNameAndNothingIsDone() {
        invalid(() -> scheduler.removeVolume("vol_none"), "vol_none");
        invalid(() -> scheduler.locate(VolumeId.next().text(), "x"), "x");
        invalid(() -> scheduler.ensureRootVolume(request().setImageId("img_?")), "img_?");
        invalid(() -> scheduler.ensureSeed("hst_", new TGuestSettings()), "hst_");

        assertThat(steps).isEmpty();
    }

    @Test
    void aMissingFieldIsRefusedByName() {
        TRootVolumeRequest request = request();
        request.unsetTenantId();

        invalid(() -> scheduler.ensureRootVolume(request), "tenantId");

        assertThat(steps).isEmpty();
    }

    @Test
    void whoeverIsNotResourceSchedulerIsRefused() {
        VolumeScheduler.Iface foreign =
                cloud.caller("vm-controller", "h1").client(VolumeScheduler.Iface.class, "volume-scheduler");

        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(
                        () -> Tip.run(() -> foreign.removeVolume(VolumeId.next().text())))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.CALLER_NOT_ALLOWED));
    }

    private TRootVolumeRequest request() {
        return new TRootVolumeRequest()
                .setVolumeId(VolumeId.next().text())
                .setInstanceId(InstanceId.next().text())
                .setTenantId(Samples.TENANT.text())
                .setName("web-1")
                .setImageId(image.id().text())
                .setProvisioning(TProvisioning.OVERLAY)
                .setSizeGib(2)
                .setHostId(host.id().text());
    }

    private static void invalid(Tip.Action call, String named) {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> Tip.run(call))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID);
                    assertThat(refused.userMessage()).contains(named);
                });
    }

    @SuppressWarnings("NullAway") // a null checksum means none, see the IDL
    private static String nothing() {
        return null;
    }
}
