package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.volume.Volume;
import cloud.yunhai.common.model.volume.VolumeKind;
import cloud.yunhai.common.model.volume.VolumeState;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of `volume`.
@Entity
@Table(name = "volume")
@SuppressWarnings("NullAway.Init") // Hibernate fills the columns that are not null
class VolumeRow implements Ending {
    static final Noun<Volume, VolumeRow> NOUN = Noun.of(VolumeRow.class, "volume", VolumeRow::of, VolumeRow::toModel)
            .tenant("r.tenantId = :tenantId")
            .hiding("r.gone = false")
            .filter("name", Noun::text)
            .filter("state", Noun.constant(VolumeState.class))
            .filter("kind", Noun.constant(VolumeKind.class))
            .filter("hostId", Noun::text)
            .filter("instanceId", Noun::text)
            .filter("imageId", Noun::text);

    @Id
    String id;

    String tenantId;

    String name;

    @Enumerated(EnumType.STRING)
    VolumeKind kind;

    @Enumerated(EnumType.STRING)
    VolumeState state;

    long sizeGib;

    @Nullable
    String hostId;

    @Nullable
    String instanceId;

    @Nullable
    String imageId;

    @Enumerated(EnumType.STRING)
    Provisioning provisioning;

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

    static VolumeRow of(Volume m) {
        VolumeRow row = new VolumeRow();
        row.id = m.id().text();
        row.tenantId = m.tenantId().text();
        row.name = m.name();
        row.kind = m.kind();
        row.state = m.state();
        row.sizeGib = m.sizeGib();
        row.hostId = Columns.text(m.hostId());
        row.instanceId = Columns.text(m.instanceId());
        row.imageId = Columns.text(m.imageId());
        row.provisioning = m.provisioning();
        row.createdAt = m.createdAt();
        row.version = m.version();
        row.gone = m.state() == VolumeState.DELETED;
        return row;
    }

    Volume toModel() {
        return new Volume(
                VolumeId.parse(id),
                TenantId.parse(tenantId),
                name,
                kind,
                state,
                sizeGib,
                Columns.id(hostId, HostId::parse),
                Columns.id(instanceId, InstanceId::parse),
                Columns.id(imageId, ImageId::parse),
                provisioning,
                createdAt,
                version);
    }
}
