package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.time.Instant;

/// An address and a MAC held by one NIC.
@XmlRootElement(name = "lease")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class LeaseRepresentation {
    public String id;

    @XmlElement(name = "subnet_id")
    public String subnetId;

    @XmlElement(name = "cluster_id")
    public String clusterId;

    @XmlElement(name = "nic_id")
    public String nicId;

    @XmlElement(name = "instance_id")
    public String instanceId;

    @XmlElement(name = "tenant_id")
    public String tenantId;

    public String address;

    public String mac;

    @XmlElement(name = "host_name")
    public String hostName;

    @XmlElement(name = "created_at")
    public Instant createdAt;
}
