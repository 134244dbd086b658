package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/// One page of instances.
@XmlRootElement(name = "instance_list")
public class InstanceList extends Page<InstanceRepresentation> {
    @XmlElementWrapper(name = "items")
    @XmlElement(name = "instance")
    public List<InstanceRepresentation> items = new ArrayList<>();

    @Override
    public List<InstanceRepresentation> items() {
        return items;
    }
}
