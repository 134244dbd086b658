package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import cloud.yunhai.common.model.network.SubnetType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A subnet to be made.
@XmlRootElement(name = "new_subnet")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class NewSubnet {
    @Expect(required = true, id = "cls")
    @XmlElement(name = "cluster_id")
    public String clusterId;

    @Expect(required = true, maxLength = 63, pattern = Expect.NAME, words = Expect.NAME_WORDS, example = "private-1")
    public String name;

    /// PRIVATE when absent.
    @Expect(words = "PRIVATE or PUBLIC")
    public @Nullable SubnetType type;

    @Expect(required = true, maxLength = 18, example = "10.61.0.0/24")
    public String cidr;

    /// The first address of the network when absent.
    @Expect(maxLength = 15, example = "10.61.0.1")
    public @Nullable String gateway;

    /// The first address that is handed out; the one after the gateway when absent.
    @Expect(maxLength = 15, example = "10.61.0.10")
    @XmlElement(name = "range_first")
    public @Nullable String rangeFirst;

    /// The last address that is handed out; the last of the network when absent.
    @Expect(maxLength = 15, example = "10.61.0.250")
    @XmlElement(name = "range_last")
    public @Nullable String rangeLast;

    @Expect(maxItems = 8, maxLength = 15, example = "9.9.9.9")
    @XmlElementWrapper(name = "dns_servers")
    @XmlElement(name = "address")
    public @Nullable List<String> dnsServers;
}
