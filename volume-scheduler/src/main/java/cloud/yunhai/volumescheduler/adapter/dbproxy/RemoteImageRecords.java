package cloud.yunhai.volumescheduler.adapter.dbproxy;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.Images;
import cloud.yunhai.common.idl.dbproxy.TImagePage;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.image.ImageState;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.volumescheduler.app.ImageRecords;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Images, kept by db-proxy. An available one is remembered for some seconds: its content never changes, and that it
/// may be deleted meanwhile is seen by the claim, which names it.
public final class RemoteImageRecords implements ImageRecords {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int REMEMBERED_MAX = 1_000;

    private final Images.Iface images;
    private final Cache<ImageId, Image> recent = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(REMEMBERED_MAX)
            .build();

    public RemoteImageRecords(Images.Iface images) {
        this.images = images;
    }

    @Override
    @SuppressWarnings("NullAway") // null means any tenant, see the IDL
    public Image get(ImageId image) {
        @Nullable Image known = recent.getIfPresent(image);
        if (known != null) {
            return known;
        }
        Image read = ThriftCodec.decode(Tip.call(() -> images.get(null, image.text())), Image.class);
        if (read.state() == ImageState.AVAILABLE) {
            recent.put(image, read);
        }
        return read;
    }

    @Override
    public List<Image> all() {
        return Pages.all(request -> {
            TImagePage page = Tip.call(() -> images.listImages(request));
            return new Pages.Page<>(ThriftCodec.decodeAll(page.getItems(), Image.class), page.getNextPageToken());
        });
    }
}
