package cloud.yunhai.resourcescheduler.adapter.imageserver;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.imageserver.ImageServer;
import cloud.yunhai.common.idl.types.TImage;
import cloud.yunhai.common.idl.types.TImageFormat;
import cloud.yunhai.common.idl.types.TImageState;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.image.ImageFormat;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.model.image.ImageState;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.resourcescheduler.adapter.dbproxy.OperationEncoding;
import cloud.yunhai.resourcescheduler.app.Images;
import cloud.yunhai.resourcescheduler.app.NewImage;
import cloud.yunhai.resourcescheduler.app.NewOperation;
import cloud.yunhai.resourcescheduler.app.Submissions.Submitted;
import cloud.yunhai.resourcescheduler.app.Volumes.Imported;
import java.time.InstantSource;

/// The catalogue of images, kept by image-server.
public final class RemoteImages implements Images {
    private final ImageServer.Iface images;
    private final InstantSource clock;

    public RemoteImages(ImageServer.Iface images, InstantSource clock) {
        this.images = images;
        this.clock = clock;
    }

    public Submitted submitImport(NewImage wanted, NewOperation operation) {
        // Format and sizes are what the file turns out to have; until then they only hold the place.
        Image image = new Image(
                wanted.id(),
                wanted.tenantId(),
                wanted.name(),
                wanted.kind(),
                wanted.kind() == ImageKind.ISO ? ImageFormat.ISO : ImageFormat.QCOW2,
                ImageState.CREATING,
                wanted.visibility(),
                wanted.defaultProvisioning(),
                wanted.source(),
                wanted.sha256(),
                0,
                0,
                wanted.minMemoryMib(),
                wanted.operatingSystem(),
                null,
                null,
                null,
                wanted.labels(),
                clock.instant(),
                0);
        TImage encoded = ThriftCodec.encode(image, TImage.class);
        return OperationEncoding.decode(
                Tip.call(() -> images.submitImport(encoded, OperationEncoding.encode(operation))));
    }

    public Submitted submitDelete(ImageId image, NewOperation operation) {
        return OperationEncoding.decode(
                Tip.call(() -> images.submitDelete(image.text(), OperationEncoding.encode(operation))));
    }

    @Override
    @SuppressWarnings("NullAway") // no reason to tell, see the IDL
    public void recordImported(ImageId image, Imported imported) {
        Tip.call(() -> images.recordImported(
                image.text(),
                TImageState.AVAILABLE,
                imported.host().text(),
                imported.sha256(),
                imported.sizeBytes(),
                imported.virtualSizeBytes(),
                TImageFormat.valueOf(imported.format().name()),
                null));
    }

    @Override
    @SuppressWarnings("NullAway") // nothing was measured, see the IDL
    public void recordFailed(ImageId image, String reason) {
        Tip.call(() -> images.recordImported(image.text(), TImageState.FAILED, null, null, 0, 0, null, reason));
    }

    @Override
    public void remove(ImageId image) {
        Tip.run(() -> images.remove(image.text()));
    }
}
