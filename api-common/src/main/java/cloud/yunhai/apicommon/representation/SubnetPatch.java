package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A change of a subnet.
@XmlRootElement(name = "subnet_patch")
public class SubnetPatch {
    @Expect(maxLength = 63, pattern = Expect.NAME, words = Expect.NAME_WORDS)
    public @Nullable String name;

    @Expect(maxItems = 8, maxLength = 15, clearable = true, example = "9.9.9.9")
    @XmlElementWrapper(name = "dns_servers")
    @XmlElement(name = "address")
    public @Nullable List<String> dnsServers;
}
