package cloud.yunhai.volumeprovider.endpoint;

import static cloud.yunhai.common.codec.Arguments.read;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.idl.types.TImageFormat;
import cloud.yunhai.common.idl.types.TImageKind;
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
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.volumeprovider.app.Stores;
import cloud.yunhai.volumeprovider.core.GuestSettings;
import cloud.yunhai.volumeprovider.core.ImportRequest;
import cloud.yunhai.volumeprovider.core.ImportedImage;
import cloud.yunhai.volumeprovider.core.VolumeSpec;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The files of the hosts that this process speaks for, over TIP.
public final class VolumeProviderEndpoint implements VolumeProvider.Iface {
    private static final int READ_BYTES_MAX = 4 << 20;

    private final Stores stores;

    public VolumeProviderEndpoint(Stores stores) {
        this.stores = stores;
    }

    @Override
    public TVolumeFile ensureVolume(String hostName, TVolumeSpec spec) {
        VolumeSpec wanted = read(() -> ThriftCodec.decode(spec, VolumeSpec.class));
        return ThriftCodec.encode(stores.of(hostName).ensureVolume(wanted, fence()), TVolumeFile.class);
    }

    @Override
    public TLocated locate(String hostName, String volumeId, String instanceId) {
        VolumeId volume = read(() -> VolumeId.parse(volumeId));
        InstanceId instance = read(() -> InstanceId.parse(instanceId));
        return ThriftCodec.encode(stores.of(hostName).locate(volume, instance), TLocated.class);
    }

    @Override
    public void removeVolume(String hostName, String volumeId) {
        VolumeId volume = read(() -> VolumeId.parse(volumeId));
        stores.of(hostName).removeVolume(volume, fence());
    }

    @Override
    public String ensureSeed(String hostName, TGuestSettings settings) {
        GuestSettings wanted = read(() -> ThriftCodec.decode(settings, GuestSettings.class));
        return stores.of(hostName).ensureSeed(wanted, fence());
    }

    @Override
    public void removeSeed(String hostName, String instanceId) {
        InstanceId instance = read(() -> InstanceId.parse(instanceId));
        stores.of(hostName).removeSeed(instance, fence());
    }

    @Override
    public TImported importImage(
            String hostName, String imageId, TImageKind kind, String source, @Nullable String sha256) {
        ImportRequest request = read(() ->
                new ImportRequest(ImageId.parse(imageId), ImageKind.valueOf(kind.name()), source, blankToNull(sha256)));
        ImportedImage imported = stores.of(hostName).importImage(request, fence());
        return new TImported()
                .setSha256(imported.sha256())
                .setSizeBytes(imported.sizeBytes())
                .setVirtualSizeBytes(imported.virtualSizeBytes())
                .setFormat(TImageFormat.valueOf(imported.format().name()));
    }

    @Override
    public void removeImage(String hostName, String imageId) {
        ImageId image = read(() -> ImageId.parse(imageId));
        stores.of(hostName).removeImage(image, fence());
    }

    @Override
    public ByteBuffer readImage(String hostName, String imageId, long offset, int length) {
        ImageId image = read(() -> ImageId.parse(imageId));
        if (offset < 0) {
            throw CloudException.invalid("offset", offset, "0 or more");
        }
        if (length < 1 || length > READ_BYTES_MAX) {
            throw CloudException.invalid("length", length, "1 to " + READ_BYTES_MAX);
        }
        return ByteBuffer.wrap(stores.of(hostName).readImage(image, offset, length));
    }

    @Override
    public TStorageUse storageUse(String hostName) {
        return ThriftCodec.encode(stores.of(hostName).use(), TStorageUse.class);
    }

    private static OptionalLong fence() {
        return CallContext.current().fencingToken();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
