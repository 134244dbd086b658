package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/// One page of hosts.
@XmlRootElement(name = "host_list")
public class HostList extends Page<HostRepresentation> {
    @XmlElementWrapper(name = "items")
    @XmlElement(name = "host")
    public List<HostRepresentation> items = new ArrayList<>();

    @Override
    public List<HostRepresentation> items() {
        return items;
    }
}
