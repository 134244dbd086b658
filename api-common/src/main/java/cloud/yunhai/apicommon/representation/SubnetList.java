package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/// One page of subnets.
@XmlRootElement(name = "subnet_list")
public class SubnetList extends Page<SubnetRepresentation> {
    @XmlElementWrapper(name = "items")
    @XmlElement(name = "subnet")
    public List<SubnetRepresentation> items = new ArrayList<>();

    @Override
    public List<SubnetRepresentation> items() {
        return items;
    }
}
