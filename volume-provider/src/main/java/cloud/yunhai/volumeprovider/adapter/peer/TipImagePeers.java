package cloud.yunhai.volumeprovider.adapter.peer;

import cloud.yunhai.common.idl.volumeprovider.VolumeProvider;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.volumeprovider.app.ImagePeers;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Other storage hosts' volume-providers, by TIP.
public final class TipImagePeers implements ImagePeers {
    private final Function<String, VolumeProvider.Iface> connect;
    private final Map<String, VolumeProvider.Iface> clients = new ConcurrentHashMap<>();

    /// @param connect host name to a client of its volume-provider
    public TipImagePeers(Function<String, VolumeProvider.Iface> connect) {
        this.connect = connect;
    }

    @Override
    public byte[] read(String hostName, ImageId image, long offset, int length) {
        VolumeProvider.Iface peer = clients.computeIfAbsent(hostName, connect);
        ByteBuffer answer = Tip.call(() -> peer.readImage(hostName, image.text(), offset, length));
        byte[] bytes = new byte[answer.remaining()];
        answer.get(bytes);
        return bytes;
    }
}
