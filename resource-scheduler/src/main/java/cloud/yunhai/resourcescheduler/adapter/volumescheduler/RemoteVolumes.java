package cloud.yunhai.resourcescheduler.adapter.volumescheduler;

import cloud.yunhai.common.idl.types.TImageKind;
import cloud.yunhai.common.idl.types.TProvisioning;
import cloud.yunhai.common.idl.volumescheduler.TGuestSettings;
import cloud.yunhai.common.idl.volumescheduler.TImported;
import cloud.yunhai.common.idl.volumescheduler.TLocated;
import cloud.yunhai.common.idl.volumescheduler.TRootVolumeRequest;
import cloud.yunhai.common.idl.volumescheduler.VolumeScheduler;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.ImageFormat;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.resourcescheduler.app.Volumes;
import org.jspecify.annotations.Nullable;

/// Volumes, seeds and image files, kept by volume-scheduler.
public final class RemoteVolumes implements Volumes {
    private final VolumeScheduler.Iface volumes;

    public RemoteVolumes(VolumeScheduler.Iface volumes) {
        this.volumes = volumes;
    }

    @Override
    public String ensureRootVolume(VolumeId volume, Instance instance, HostId near) {
        TRootVolumeRequest request = new TRootVolumeRequest()
                .setVolumeId(volume.text())
                .setInstanceId(instance.id().text())
                .setTenantId(instance.tenantId().text())
                .setName(instance.name())
                .setImageId(instance.imageId().text())
                .setProvisioning(TProvisioning.valueOf(instance.provisioning().name()))
                .setSizeGib(instance.rootGib())
                .setHostId(near.text());
        return Tip.call(() -> volumes.ensureRootVolume(request)).getPath();
    }

    @Override
    public Located locate(VolumeId volume, InstanceId instance) {
        TLocated located = Tip.call(() -> volumes.locate(volume.text(), instance.text()));
        return new Located(located.getPath(), located.getSeedPath());
    }

    @Override
    public void remove(VolumeId volume) {
        Tip.run(() -> volumes.removeVolume(volume.text()));
    }

    @Override
    public void attach(VolumeId volume, InstanceId instance) {
        Tip.run(() -> volumes.attach(volume.text(), instance.text()));
    }

    @Override
    public String ensureSeed(HostId host, GuestSettings settings) {
        TGuestSettings encoded =
                new TGuestSettings().setInstanceId(settings.instance().text()).setHostName(settings.hostName());
        String key = settings.sshPublicKey();
        if (key != null) {
            encoded.setSshPublicKey(key);
        }
        String hash = settings.passwordHash();
        if (hash != null) {
            encoded.setPasswordHash(hash);
        }
        return Tip.call(() -> volumes.ensureSeed(host.text(), encoded));
    }

    @Override
    public void removeSeed(HostId host, InstanceId instance) {
        Tip.run(() -> volumes.removeSeed(host.text(), instance.text()));
    }

    @Override
    @SuppressWarnings("NullAway") // a null checksum means none, see the IDL
    public Imported importImage(ImageId image, ImageKind kind, String source, @Nullable String sha256) {
        TImported imported =
                Tip.call(() -> volumes.importImage(image.text(), TImageKind.valueOf(kind.name()), source, sha256));
        return new Imported(
                HostId.parse(imported.getHostId()),
                imported.getSha256(),
                imported.getSizeBytes(),
                imported.getVirtualSizeBytes(),
                ImageFormat.valueOf(imported.getFormat().name()));
    }

    @Override
    public void removeImage(ImageId image) {
        Tip.run(() -> volumes.removeImage(image.text()));
    }
}
