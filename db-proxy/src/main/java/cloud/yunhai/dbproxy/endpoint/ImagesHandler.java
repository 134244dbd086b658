package cloud.yunhai.dbproxy.endpoint;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.TImagePage;
import cloud.yunhai.common.idl.dbproxy.TNewOperation;
import cloud.yunhai.common.idl.dbproxy.TSubmitted;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.idl.types.TImage;
import cloud.yunhai.common.idl.types.TImageFormat;
import cloud.yunhai.common.idl.types.TImageState;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.idl.types.TProvisioning;
import cloud.yunhai.common.idl.types.TVisibility;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.image.ImageFormat;
import cloud.yunhai.common.model.image.ImageState;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.image.Visibility;
import cloud.yunhai.dbproxy.app.Images;
import cloud.yunhai.dbproxy.app.ImportResult;
import cloud.yunhai.dbproxy.app.store.Page;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Images.
public final class ImagesHandler implements cloud.yunhai.common.idl.dbproxy.Images.Iface {
    private final Images images;

    /// In front of these.
    public ImagesHandler(Images images) {
        this.images = images;
    }

    @Override
    public TSubmitted submitImport(TImage image, TNewOperation operation) {
        return SubmissionCodec.encode(
                images.submitImport(Edge.decode(image, Image.class), SubmissionCodec.decode(operation)));
    }

    @Override
    public TSubmitted submitDelete(String imageId, TNewOperation operation) {
        return SubmissionCodec.encode(images.submitDelete(id(imageId), SubmissionCodec.decode(operation)));
    }

    @Override
    public TImage get(String tenantId, String imageId) {
        return encode(images.get(Edge.tenant(tenantId), id(imageId)));
    }

    @Override
    public TImagePage listImages(TPageRequest request) {
        Page<Image> page = images.list(Edge.page(request));
        return new TImagePage(ThriftCodec.encodeAll(page.items(), TImage.class)).setNextPageToken(page.nextPageToken());
    }

    @Override
    public TImage update(
            TActor actor,
            String imageId,
            long version,
            String name,
            TVisibility visibility,
            TProvisioning defaultProvisioning,
            Map<String, String> labels) {
        return encode(images.update(
                Edge.actor(actor),
                id(imageId),
                version,
                Edge.required(name, "name"),
                Edge.constant(visibility, Visibility.class, "visibility"),
                Edge.constant(defaultProvisioning, Provisioning.class, "defaultProvisioning"),
                Edge.required(labels, "labels")));
    }

    @Override
    public TImage recordImported(
            String imageId,
            TImageState state,
            @Nullable String hostId,
            @Nullable String sha256,
            long sizeBytes,
            long virtualSizeBytes,
            @Nullable TImageFormat format,
            @Nullable String reason) {
        return encode(images.recordImported(
                id(imageId),
                new ImportResult(
                        Edge.constant(state, ImageState.class, "imageState"),
                        Edge.optionalId(hostId, HostId::parse),
                        sha256,
                        sizeBytes,
                        virtualSizeBytes,
                        format == null ? null : ImageFormat.valueOf(format.name()),
                        reason)));
    }

    @Override
    public void remove(String imageId) {
        images.remove(id(imageId));
    }

    private static ImageId id(String text) {
        return Edge.id(text, ImageId::parse);
    }

    private static TImage encode(Image image) {
        return ThriftCodec.encode(image, TImage.class);
    }
}
