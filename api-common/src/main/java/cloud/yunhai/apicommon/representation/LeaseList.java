package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/// One page of leases.
@XmlRootElement(name = "lease_list")
public class LeaseList extends Page<LeaseRepresentation> {
    @XmlElementWrapper(name = "items")
    @XmlElement(name = "lease")
    public List<LeaseRepresentation> items = new ArrayList<>();

    @Override
    public List<LeaseRepresentation> items() {
        return items;
    }
}
