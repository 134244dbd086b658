package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.time.Instant;

/// One layer-2 network and one placement policy.
@XmlRootElement(name = "cluster")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class ClusterRepresentation {
    public String id;

    @XmlElement(name = "zone_id")
    public String zoneId;

    public String name;

    /// Promised vcpus per thread of the hosts.
    @XmlElement(name = "cpu_overcommit")
    public Double cpuOvercommit;

    @XmlElement(name = "memory_overcommit")
    public Double memoryOvercommit;

    @XmlElement(name = "storage_overcommit")
    public Double storageOvercommit;

    @XmlElement(name = "created_at")
    public Instant createdAt;

    public Long version;
}
