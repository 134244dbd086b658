package cloud.yunhai.apicommon.representation;

import cloud.yunhai.common.model.host.Driver;
import cloud.yunhai.common.model.host.HostRole;
import cloud.yunhai.common.model.host.HostState;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A physical or simulated machine; for operators.
@XmlRootElement(name = "host")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class HostRepresentation {
    public String id;

    @XmlElement(name = "cluster_id")
    public String clusterId;

    public String name;

    @XmlElementWrapper(name = "roles")
    @XmlElement(name = "role")
    public List<HostRole> roles = new ArrayList<>();

    public HostState state;

    public Driver driver;

    public @Nullable HostFactsRepresentation facts;

    public @Nullable HostLoadRepresentation load;

    /// After over-commit.
    @XmlElement(name = "vcpus_total")
    public Long vcpusTotal;

    @XmlElement(name = "vcpus_claimed")
    public Long vcpusClaimed;

    @XmlElement(name = "memory_mib_total")
    public Long memoryMibTotal;

    @XmlElement(name = "memory_mib_claimed")
    public Long memoryMibClaimed;

    @XmlElement(name = "storage_gib_total")
    public Long storageGibTotal;

    @XmlElement(name = "storage_gib_claimed")
    public Long storageGibClaimed;

    /// Instances that hold a claim.
    public Integer instances;

    @XmlElement(name = "last_report_at")
    public @Nullable Instant lastReportAt;

    @XmlElement(name = "state_reason")
    public @Nullable String stateReason;

    @XmlElement(name = "created_at")
    public Instant createdAt;

    public Long version;
}
