package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/// One page of flavors.
@XmlRootElement(name = "flavor_list")
public class FlavorList extends Page<FlavorRepresentation> {
    @XmlElementWrapper(name = "items")
    @XmlElement(name = "flavor")
    public List<FlavorRepresentation> items = new ArrayList<>();

    @Override
    public List<FlavorRepresentation> items() {
        return items;
    }
}
