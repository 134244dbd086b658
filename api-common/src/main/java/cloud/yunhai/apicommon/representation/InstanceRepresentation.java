package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Derived;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.instance.InstanceState;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A cloud host.
@XmlRootElement(name = "instance")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class InstanceRepresentation {
    public String id;

    @XmlElement(name = "tenant_id")
    public String tenantId;

    public String name;

    public InstanceState state;

    @XmlElement(name = "state_reason")
    public @Nullable String stateReason;

    /// Absent: idle.
    @Derived
    @XmlElement(name = "operation_in_progress")
    public @Nullable OperationInProgress operationInProgress;

    @XmlElement(name = "flavor_id")
    public String flavorId;

    public Integer vcpus;

    @XmlElement(name = "memory_mib")
    public Long memoryMib;

    @XmlElement(name = "root_gib")
    public Long rootGib;

    @XmlElement(name = "image_id")
    public String imageId;

    public Provisioning provisioning;

    @XmlElement(name = "cluster_id")
    public @Nullable String clusterId;

    /// For operators.
    @XmlElement(name = "host_id")
    public @Nullable String hostId;

    @XmlElement(name = "root_volume_id")
    public @Nullable String rootVolumeId;

    @XmlElementWrapper(name = "nics")
    @XmlElement(name = "nic")
    public List<NicRepresentation> nics = new ArrayList<>();

    @XmlElement(name = "ssh_key_id")
    public @Nullable String sshKeyId;

    @XmlElementWrapper(name = "security_group_ids")
    @XmlElement(name = "id")
    public List<String> securityGroupIds = new ArrayList<>();

    @XmlJavaTypeAdapter(MapEntries.OfText.class)
    public Map<String, String> labels = new LinkedHashMap<>();

    @XmlElement(name = "created_at")
    public Instant createdAt;

    @XmlElement(name = "updated_at")
    public Instant updatedAt;

    @XmlElement(name = "started_at")
    public @Nullable Instant startedAt;

    public Long version;
}
