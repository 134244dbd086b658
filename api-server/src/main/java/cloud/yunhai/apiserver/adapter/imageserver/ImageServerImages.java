package cloud.yunhai.apiserver.adapter.imageserver;

import cloud.yunhai.apiserver.adapter.tip.TipPages;
import cloud.yunhai.apiserver.app.port.ImageStore;
import cloud.yunhai.apiserver.app.port.ListQuery;
import cloud.yunhai.apiserver.app.port.Listing;
import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.imageserver.ImageServer;
import cloud.yunhai.common.idl.types.TProvisioning;
import cloud.yunhai.common.idl.types.TVisibility;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.tip.Tip;
import org.jspecify.annotations.Nullable;

/// The catalogue of images at image-server.
public final class ImageServerImages implements ImageStore {
    private final ImageServer.Iface images;

    public ImageServerImages(ImageServer.Iface images) {
        this.images = images;
    }

    @Override
    public Image get(@Nullable String tenantId, String id) {
        return ThriftCodec.decode(Tip.call(() -> images.get(tenantId, id)), Image.class);
    }

    @Override
    public Listing<Image> list(ListQuery query) {
        var page = Tip.call(() -> images.listImages(TipPages.request(query)));
        return TipPages.listing(page.getItems(), page.getNextPageToken(), Image.class);
    }

    @Override
    public Image update(Actor actor, Image image, long version) {
        return ThriftCodec.decode(
                Tip.call(() -> images.update(
                        TipPages.actor(actor),
                        image.id().text(),
                        version,
                        image.name(),
                        TVisibility.valueOf(image.visibility().name()),
                        TProvisioning.valueOf(image.defaultProvisioning().name()),
                        image.labels())),
                Image.class);
    }
}
