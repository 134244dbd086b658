package cloud.yunhai.volumescheduler.adapter.volumeprovider;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.types.TImageKind;
import cloud.yunhai.common.idl.volumeprovider.TVolumeSpec;
import cloud.yunhai.common.idl.volumeprovider.VolumeProvider;
import cloud.yunhai.common.idl.volumescheduler.TGuestSettings;
import cloud.yunhai.common.idl.volumescheduler.TImported;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.ImageFormat;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.volumescheduler.app.StorageHost;
import cloud.yunhai.volumescheduler.core.GuestSettings;
import cloud.yunhai.volumescheduler.core.Imported;
import cloud.yunhai.volumescheduler.core.Located;
import cloud.yunhai.volumescheduler.core.StorageUse;
import cloud.yunhai.volumescheduler.core.VolumeFile;
import cloud.yunhai.volumescheduler.core.VolumeSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The storage hosts' volume-providers.
public final class RemoteStorageHost implements StorageHost {
    private final Function<String, VolumeProvider.Iface> connect;
    private final Map<String, VolumeProvider.Iface> clients = new ConcurrentHashMap<>();

    /// @param connect host name to a client of its volume-provider
    public RemoteStorageHost(Function<String, VolumeProvider.Iface> connect) {
        this.connect = connect;
    }

    @Override
    public VolumeFile ensureVolume(Host host, VolumeSpec spec) {
        TVolumeSpec wanted = ThriftCodec.encode(spec, TVolumeSpec.class);
        return ThriftCodec.decode(Tip.call(() -> of(host).ensureVolume(host.name(), wanted)), VolumeFile.class);
    }

    @Override
    public Located locate(Host host, VolumeId volume, InstanceId instance) {
        return ThriftCodec.decode(
                Tip.call(() -> of(host).locate(host.name(), volume.text(), instance.text())), Located.class);
    }

    @Override
    public void removeVolume(Host host, VolumeId volume) {
        Tip.run(() -> of(host).removeVolume(host.name(), volume.text()));
    }

    @Override
    public String ensureSeed(Host host, GuestSettings settings) {
        TGuestSettings wanted = ThriftCodec.encode(settings, TGuestSettings.class);
        return Tip.call(() -> of(host).ensureSeed(host.name(), wanted));
    }

    @Override
    public void removeSeed(Host host, InstanceId instance) {
        Tip.run(() -> of(host).removeSeed(host.name(), instance.text()));
    }

    @Override
    @SuppressWarnings("NullAway") // a null checksum means none, see the IDL
    public Imported importImage(Host host, ImageId image, ImageKind kind, String source, @Nullable String sha256) {
        TImageKind wanted = TImageKind.valueOf(kind.name());
        TImported imported = Tip.call(() -> of(host).importImage(host.name(), image.text(), wanted, source, sha256));
        return new Imported(
                host.id(),
                imported.getSha256(),
                imported.getSizeBytes(),
                imported.getVirtualSizeBytes(),
                ImageFormat.valueOf(imported.getFormat().name()));
    }

    @Override
    public void removeImage(Host host, ImageId image) {
        Tip.run(() -> of(host).removeImage(host.name(), image.text()));
    }

    @Override
    public StorageUse use(Host host) {
        return ThriftCodec.decode(Tip.call(() -> of(host).storageUse(host.name())), StorageUse.class);
    }

    private VolumeProvider.Iface of(Host host) {
        return clients.computeIfAbsent(host.name(), connect);
    }
}
