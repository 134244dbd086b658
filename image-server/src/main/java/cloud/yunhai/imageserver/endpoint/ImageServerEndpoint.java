package cloud.yunhai.imageserver.endpoint;

import static cloud.yunhai.common.codec.Arguments.read;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.idl.dbproxy.Images;
import cloud.yunhai.common.idl.dbproxy.TImagePage;
import cloud.yunhai.common.idl.dbproxy.TNewOperation;
import cloud.yunhai.common.idl.dbproxy.TSubmitted;
import cloud.yunhai.common.idl.imageserver.ImageServer;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.idl.types.TImage;
import cloud.yunhai.common.idl.types.TImageFormat;
import cloud.yunhai.common.idl.types.TImageState;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.idl.types.TProvisioning;
import cloud.yunhai.common.idl.types.TVisibility;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.imageserver.core.ImageRules;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The catalogue: what goes in must follow the rules; db-proxy keeps it.
public final class ImageServerEndpoint implements ImageServer.Iface {
    private final Images.Iface images;

    public ImageServerEndpoint(Images.Iface images) {
        this.images = images;
    }

    @Override
    public TSubmitted submitImport(TImage image, TNewOperation operation) {
        ImageRules.requireImportable(read(() -> ThriftCodec.decode(image, Image.class)));
        return Tip.call(() -> images.submitImport(image, operation));
    }

    @Override
    public TSubmitted submitDelete(String imageId, TNewOperation operation) {
        String image = id(imageId);
        return Tip.call(() -> images.submitDelete(image, operation));
    }

    @Override
    @SuppressWarnings("NullAway") // a null tenant means any, see the IDL
    public TImage get(@Nullable String tenantId, String imageId) {
        String image = id(imageId);
        return Tip.call(() -> images.get(tenantId, image));
    }

    @Override
    public TImagePage listImages(TPageRequest page) {
        return Tip.call(() -> images.listImages(page));
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
        String image = id(imageId);
        ImageRules.requireName(name);
        ImageRules.requireLabels(labels);
        require("visibility", visibility, "PRIVATE or PUBLIC");
        require("defaultProvisioning", defaultProvisioning, "OVERLAY or FULL_COPY");
        return Tip.call(() -> images.update(actor, image, version, name, visibility, defaultProvisioning, labels));
    }

    @Override
    @SuppressWarnings("NullAway") // what was not measured is null, see the IDL
    public TImage recordImported(
            String imageId,
            TImageState imageState,
            @Nullable String hostId,
            @Nullable String sha256,
            long sizeBytes,
            long virtualSizeBytes,
            @Nullable TImageFormat format,
            @Nullable String reason) {
        String image = id(imageId);
        return Tip.call(() ->
                images.recordImported(image, imageState, hostId, sha256, sizeBytes, virtualSizeBytes, format, reason));
    }

    @Override
    public void remove(String imageId) {
        String image = id(imageId);
        Tip.run(() -> images.remove(image));
    }

    /// Null is what Thrift makes of a field that is missing, and of a number that it does not know.
    private static void require(String field, @Nullable Object value, String expected) {
        if (value == null) {
            throw CloudException.invalid(field, null, expected);
        }
    }

    private static String id(String imageId) {
        return read(() -> ImageId.parse(imageId)).text();
    }
}
