package cloud.yunhai.dbproxy.core;

import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.instance.Nic;
import cloud.yunhai.common.model.operation.OperationKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builds a changed copy of an instance.
public final class InstanceEdit {
    private final Instance from;
    private String name;
    private InstanceState state;
    private @Nullable String stateReason;
    private @Nullable ClusterId clusterId;
    private @Nullable HostId hostId;
    private @Nullable VolumeId rootVolumeId;
    private List<Nic> nics;
    private @Nullable OperationId operationId;
    private @Nullable OperationKind operationKind;
    private Map<String, String> labels;
    private Instant updatedAt;
    private @Nullable Instant startedAt;

    private InstanceEdit(Instance from) {
        this.from = from;
        this.name = from.name();
        this.state = from.state();
        this.stateReason = from.stateReason();
        this.clusterId = from.clusterId();
        this.hostId = from.hostId();
        this.rootVolumeId = from.rootVolumeId();
        this.nics = from.nics();
        this.operationId = from.operationId();
        this.operationKind = from.operationKind();
        this.labels = from.labels();
        this.updatedAt = from.updatedAt();
        this.startedAt = from.startedAt();
    }

    /// Begins with what it is.
    public static InstanceEdit of(Instance from) {
        return new InstanceEdit(from);
    }

    /// Changes it.
    public InstanceEdit name(String value) {
        name = value;
        return this;
    }

    /// Changes it.
    public InstanceEdit state(InstanceState value) {
        state = value;
        return this;
    }

    /// Changes it.
    public InstanceEdit stateReason(@Nullable String value) {
        stateReason = value;
        return this;
    }

    /// Changes it.
    public InstanceEdit clusterId(@Nullable ClusterId value) {
        clusterId = value;
        return this;
    }

    /// Changes it.
    public InstanceEdit hostId(@Nullable HostId value) {
        hostId = value;
        return this;
    }

    /// Changes it.
    public InstanceEdit rootVolumeId(@Nullable VolumeId value) {
        rootVolumeId = value;
        return this;
    }

    /// Changes it.
    public InstanceEdit nics(List<Nic> value) {
        nics = value;
        return this;
    }

    /// Changes it.
    public InstanceEdit operationId(@Nullable OperationId value) {
        operationId = value;
        return this;
    }

    /// Changes it.
    public InstanceEdit operationKind(@Nullable OperationKind value) {
        operationKind = value;
        return this;
    }

    /// Changes it.
    public InstanceEdit labels(Map<String, String> value) {
        labels = value;
        return this;
    }

    /// Changes it.
    public InstanceEdit updatedAt(Instant value) {
        updatedAt = value;
        return this;
    }

    /// Changes it.
    public InstanceEdit startedAt(@Nullable Instant value) {
        startedAt = value;
        return this;
    }

    /// The copy.
    public Instance build() {
        return new Instance(
                from.id(),
                from.tenantId(),
                name,
                state,
                stateReason,
                from.flavorId(),
                from.vcpus(),
                from.memoryMib(),
                from.rootGib(),
                from.imageId(),
                from.provisioning(),
                clusterId,
                hostId,
                rootVolumeId,
                nics,
                from.sshKeyId(),
                from.securityGroupIds(),
                operationId,
                operationKind,
                labels,
                from.createdAt(),
                updatedAt,
                startedAt,
                from.version());
    }
}
