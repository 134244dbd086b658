package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.image.ImageFormat;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.model.image.ImageState;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.image.Visibility;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// A row of `image`.
@Entity
@Table(name = "image")
@SuppressWarnings("NullAway.Init") // Hibernate fills the columns that are not null
class ImageRow implements Ending {
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};
    static final Noun<Image, ImageRow> NOUN = Noun.of(ImageRow.class, "image", ImageRow::of, ImageRow::toModel)
            .tenant("(r.tenantId = :tenantId or r.visibility = PUBLIC)")
            .hiding("r.gone = false")
            .filter("name", Noun::text)
            .filter("kind", Noun.constant(ImageKind.class))
            .filter("state", Noun.constant(ImageState.class))
            .filter("visibility", Noun.constant(Visibility.class))
            .filter("format", Noun.constant(ImageFormat.class));

    @Id
    String id;

    @Nullable
    String tenantId;

    String name;

    @Enumerated(EnumType.STRING)
    ImageKind kind;

    @Enumerated(EnumType.STRING)
    ImageFormat format;

    @Enumerated(EnumType.STRING)
    ImageState state;

    @Enumerated(EnumType.STRING)
    Visibility visibility;

    @Enumerated(EnumType.STRING)
    Provisioning defaultProvisioning;

    @Nullable
    String source;

    @Nullable
    String sha256;

    long sizeBytes;

    long virtualSizeBytes;

    long minMemoryMib;

    @Nullable
    String operatingSystem;

    @Nullable
    String hostId;

    @Nullable
    String stateReason;

    @Nullable
    String operationId;

    String labels;

    Instant createdAt;

    @Version
    long version;

    /// Whether only the record of it remains.
    boolean gone;

    @Nullable
    Instant goneAt;

    @Override
    public void changedAt(Instant now) {
        goneAt = gone ? now : null;
    }

    static ImageRow of(Image m) {
        ImageRow row = new ImageRow();
        row.id = m.id().text();
        row.tenantId = Columns.text(m.tenantId());
        row.name = m.name();
        row.kind = m.kind();
        row.format = m.format();
        row.state = m.state();
        row.visibility = m.visibility();
        row.defaultProvisioning = m.defaultProvisioning();
        row.source = m.source();
        row.sha256 = m.sha256();
        row.sizeBytes = m.sizeBytes();
        row.virtualSizeBytes = m.virtualSizeBytes();
        row.minMemoryMib = m.minMemoryMib();
        row.operatingSystem = m.operatingSystem();
        row.hostId = Columns.text(m.hostId());
        row.stateReason = m.stateReason();
        row.operationId = Columns.text(m.operationId());
        row.labels = Columns.json(m.labels());
        row.createdAt = m.createdAt();
        row.version = m.version();
        row.gone = m.state() == ImageState.DELETED;
        return row;
    }

    Image toModel() {
        return new Image(
                ImageId.parse(id),
                Columns.id(tenantId, TenantId::parse),
                name,
                kind,
                format,
                state,
                visibility,
                defaultProvisioning,
                source,
                sha256,
                sizeBytes,
                virtualSizeBytes,
                minMemoryMib,
                operatingSystem,
                Columns.id(hostId, HostId::parse),
                stateReason,
                Columns.id(operationId, OperationId::parse),
                Columns.read(labels, LABELS),
                createdAt,
                version);
    }
}
