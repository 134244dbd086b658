package cloud.yunhai.dbproxy.core;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.image.ImageFormat;
import cloud.yunhai.common.model.image.ImageState;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.image.Visibility;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builds a changed copy of an image.
public final class ImageEdit {
    private final Image from;
    private String name;
    private ImageFormat format;
    private ImageState state;
    private Visibility visibility;
    private Provisioning defaultProvisioning;
    private @Nullable String sha256;
    private long sizeBytes;
    private long virtualSizeBytes;
    private @Nullable HostId hostId;
    private @Nullable String stateReason;
    private @Nullable OperationId operationId;
    private Map<String, String> labels;

    private ImageEdit(Image from) {
        this.from = from;
        this.name = from.name();
        this.format = from.format();
        this.state = from.state();
        this.visibility = from.visibility();
        this.defaultProvisioning = from.defaultProvisioning();
        this.sha256 = from.sha256();
        this.sizeBytes = from.sizeBytes();
        this.virtualSizeBytes = from.virtualSizeBytes();
        this.hostId = from.hostId();
        this.stateReason = from.stateReason();
        this.operationId = from.operationId();
        this.labels = from.labels();
    }

    /// Begins with what it is.
    public static ImageEdit of(Image from) {
        return new ImageEdit(from);
    }

    /// Changes it.
    public ImageEdit name(String value) {
        name = value;
        return this;
    }

    /// Changes it.
    public ImageEdit format(ImageFormat value) {
        format = value;
        return this;
    }

    /// Changes it.
    public ImageEdit state(ImageState value) {
        state = value;
        return this;
    }

    /// Changes it.
    public ImageEdit visibility(Visibility value) {
        visibility = value;
        return this;
    }

    /// Changes it.
    public ImageEdit defaultProvisioning(Provisioning value) {
        defaultProvisioning = value;
        return this;
    }

    /// Changes it.
    public ImageEdit sha256(@Nullable String value) {
        sha256 = value;
        return this;
    }

    /// Changes it.
    public ImageEdit sizeBytes(long value) {
        sizeBytes = value;
        return this;
    }

    /// Changes it.
    public ImageEdit virtualSizeBytes(long value) {
        virtualSizeBytes = value;
        return this;
    }

    /// Changes it.
    public ImageEdit hostId(@Nullable HostId value) {
        hostId = value;
        return this;
    }

    /// Changes it.
    public ImageEdit stateReason(@Nullable String value) {
        stateReason = value;
        return this;
    }

    /// Changes it.
    public ImageEdit operationId(@Nullable OperationId value) {
        operationId = value;
        return this;
    }

    /// Changes it.
    public ImageEdit labels(Map<String, String> value) {
        labels = value;
        return this;
    }

    /// The copy.
    public Image build() {
        return new Image(
                from.id(),
                from.tenantId(),
                name,
                from.kind(),
                format,
                state,
                visibility,
                defaultProvisioning,
                from.source(),
                sha256,
                sizeBytes,
                virtualSizeBytes,
                from.minMemoryMib(),
                from.operatingSystem(),
                hostId,
                stateReason,
                operationId,
                labels,
                from.createdAt(),
                from.version());
    }
}
