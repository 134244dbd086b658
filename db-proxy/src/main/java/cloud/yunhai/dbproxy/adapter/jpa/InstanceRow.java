package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.FlavorId;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.id.SshKeyId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.instance.Nic;
import cloud.yunhai.common.model.operation.OperationKind;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// A row of `instance`.
@Entity
@Table(name = "instance")
@SuppressWarnings("NullAway.Init") // Hibernate fills the columns that are not null
class InstanceRow implements Ending {
    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};
    private static final TypeReference<List<SecurityGroupId>> SECURITYGROUPIDS = new TypeReference<>() {};
    private static final TypeReference<List<Nic>> NICS = new TypeReference<>() {};
    static final Noun<Instance, InstanceRow> NOUN = Noun.of(
                    InstanceRow.class, "instance", InstanceRow::of, InstanceRow::toModel)
            .tenant("r.tenantId = :tenantId")
            .hiding("r.gone = false")
            .filter("name", Noun::text)
            .filter("state", Noun.constant(InstanceState.class))
            .filter("hostId", Noun::text)
            .filter("clusterId", Noun::text)
            .filter("imageId", Noun::text)
            .filter("flavorId", Noun::text)
            .filter("operationId", Noun::text);

    @Id
    String id;

    String tenantId;

    String name;

    @Enumerated(EnumType.STRING)
    InstanceState state;

    @Nullable
    String stateReason;

    String flavorId;

    int vcpus;

    long memoryMib;

    long rootGib;

    String imageId;

    @Enumerated(EnumType.STRING)
    Provisioning provisioning;

    @Nullable
    String clusterId;

    @Nullable
    String hostId;

    @Nullable
    String rootVolumeId;

    String nics;

    @Nullable
    String sshKeyId;

    String securityGroupIds;

    @Nullable
    String operationId;

    @Enumerated(EnumType.STRING)
    @Nullable
    OperationKind operationKind;

    String labels;

    Instant createdAt;

    Instant updatedAt;

    @Nullable
    Instant startedAt;

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

    static InstanceRow of(Instance m) {
        InstanceRow row = new InstanceRow();
        row.id = m.id().text();
        row.tenantId = m.tenantId().text();
        row.name = m.name();
        row.state = m.state();
        row.stateReason = m.stateReason();
        row.flavorId = m.flavorId().text();
        row.vcpus = m.vcpus();
        row.memoryMib = m.memoryMib();
        row.rootGib = m.rootGib();
        row.imageId = m.imageId().text();
        row.provisioning = m.provisioning();
        row.clusterId = Columns.text(m.clusterId());
        row.hostId = Columns.text(m.hostId());
        row.rootVolumeId = Columns.text(m.rootVolumeId());
        row.nics = Columns.json(m.nics());
        row.sshKeyId = Columns.text(m.sshKeyId());
        row.securityGroupIds = Columns.json(m.securityGroupIds());
        row.operationId = Columns.text(m.operationId());
        row.operationKind = m.operationKind();
        row.labels = Columns.json(m.labels());
        row.createdAt = m.createdAt();
        row.updatedAt = m.updatedAt();
        row.startedAt = m.startedAt();
        row.version = m.version();
        row.gone = m.state() == InstanceState.DELETED;
        return row;
    }

    Instance toModel() {
        return new Instance(
                InstanceId.parse(id),
                TenantId.parse(tenantId),
                name,
                state,
                stateReason,
                FlavorId.parse(flavorId),
                vcpus,
                memoryMib,
                rootGib,
                ImageId.parse(imageId),
                provisioning,
                Columns.id(clusterId, ClusterId::parse),
                Columns.id(hostId, HostId::parse),
                Columns.id(rootVolumeId, VolumeId::parse),
                Columns.read(nics, NICS),
                Columns.id(sshKeyId, SshKeyId::parse),
                Columns.read(securityGroupIds, SECURITYGROUPIDS),
                Columns.id(operationId, OperationId::parse),
                operationKind,
                Columns.read(labels, LABELS),
                createdAt,
                updatedAt,
                startedAt,
                version);
    }
}
