package cloud.yunhai.apiserver.app;

import cloud.yunhai.apicommon.representation.ImagePatch;
import cloud.yunhai.apicommon.representation.NewImage;
import cloud.yunhai.apiserver.app.port.ImagePlan;
import cloud.yunhai.apiserver.app.port.ImageStore;
import cloud.yunhai.apiserver.app.port.ListQuery;
import cloud.yunhai.apiserver.app.port.Listing;
import cloud.yunhai.apiserver.app.port.PhysicalWork;
import cloud.yunhai.apiserver.app.port.PhysicalWork.Accepted;
import cloud.yunhai.apiserver.core.ImageSource;
import cloud.yunhai.apiserver.core.LabelChanges;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.image.Visibility;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Images. A tenant sees its own and the public ones, and changes its own; operators also make the platform's own.
public final class ImageOperations {
    private final ImageStore images;
    private final PhysicalWork work;

    public ImageOperations(ImageStore images, PhysicalWork work) {
        this.images = images;
        this.work = work;
    }

    public Image get(UserRequest request, String id) {
        return images.get(request.readScope(), id);
    }

    public Listing<Image> list(ListQuery query) {
        return images.list(query);
    }

    /// Imports one; an operator who names no tenant makes an image of the platform's own.
    public Accepted create(UserRequest request, NewImage wanted) {
        String tenant = request.readScope();
        ImageSource.check(wanted.source, request.operator());
        checkVisibility(request, wanted.visibility);
        ImagePlan plan = new ImagePlan(
                new ImageId(request.ids().id("image")).text(),
                tenant,
                wanted.name,
                wanted.kind == null ? ImageKind.TEMPLATE : wanted.kind,
                wanted.source,
                wanted.sha256,
                wanted.visibility == null ? Visibility.PRIVATE : wanted.visibility,
                wanted.defaultProvisioning == null ? Provisioning.OVERLAY : wanted.defaultProvisioning,
                wanted.minMemoryMib == null ? 0 : wanted.minMemoryMib,
                wanted.operatingSystem,
                wanted.labels == null ? Map.of() : new TreeMap<>(wanted.labels));
        return References.inBody(wanted, () -> work.importImage(request.actorFor(tenant), operation(request), plan));
    }

    public Image change(UserRequest request, String id, ImagePatch patch) {
        checkVisibility(request, patch.visibility);
        return Changes.apply(
                request,
                () -> own(request, id),
                Image::version,
                now -> changed(now, patch),
                (changed, version) -> images.update(actorFor(request, changed), changed, version));
    }

    public Accepted delete(UserRequest request, String id) {
        Image image = own(request, id);
        request.checkVersion(image.version());
        return work.deleteImage(actorFor(request, image), operation(request), id);
    }

    private static cloud.yunhai.common.model.event.Actor actorFor(UserRequest request, Image image) {
        return request.actorFor(
                image.tenantId() == null ? null : image.tenantId().text());
    }

    private static void checkVisibility(UserRequest request, @Nullable Visibility visibility) {
        if (visibility == Visibility.PUBLIC && !request.operator()) {
            throw new CloudException(ErrorCode.DENIED, "only operators make images public");
        }
    }

    /// An image that the caller may change: its tenant's, or the platform's for an operator.
    private Image own(UserRequest request, String id) {
        Image image = get(request, id);
        String owner = image.tenantId() == null ? null : image.tenantId().text();
        String scope = owner == null && request.operator() ? null : request.writeScope();
        if (!Objects.equals(owner, scope)) {
            throw new CloudException(ErrorCode.DENIED, "the image is not the tenant's own");
        }
        return image;
    }

    private static Image changed(Image now, ImagePatch patch) {
        return new Image(
                now.id(),
                now.tenantId(),
                patch.name == null ? now.name() : patch.name,
                now.kind(),
                now.format(),
                now.state(),
                patch.visibility == null ? now.visibility() : patch.visibility,
                patch.defaultProvisioning == null ? now.defaultProvisioning() : patch.defaultProvisioning,
                now.source(),
                now.sha256(),
                now.sizeBytes(),
                now.virtualSizeBytes(),
                now.minMemoryMib(),
                now.operatingSystem(),
                now.hostId(),
                now.stateReason(),
                now.operationId(),
                LabelChanges.apply(now.labels(), patch.labels),
                now.createdAt(),
                now.version());
    }

    private static OperationId operation(UserRequest request) {
        return new OperationId(request.ids().id("operation"));
    }
}
