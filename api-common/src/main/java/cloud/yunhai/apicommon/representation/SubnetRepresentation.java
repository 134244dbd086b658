package cloud.yunhai.apicommon.representation;

import cloud.yunhai.common.model.network.SubnetType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A range of addresses of a cluster.
@XmlRootElement(name = "subnet")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class SubnetRepresentation {
    public String id;

    @XmlElement(name = "cluster_id")
    public String clusterId;

    public String name;

    public SubnetType type;

    public String cidr;

    @XmlElement(name = "range_first")
    public String rangeFirst;

    @XmlElement(name = "range_last")
    public String rangeLast;

    public String gateway;

    @XmlElementWrapper(name = "dns_servers")
    @XmlElement(name = "address")
    public List<String> dnsServers = new ArrayList<>();

    @XmlElement(name = "addresses_total")
    public Long addressesTotal;

    @XmlElement(name = "addresses_claimed")
    public Long addressesClaimed;

    @XmlElement(name = "created_at")
    public Instant createdAt;

    public Long version;
}
