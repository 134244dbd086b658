package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/// One page of services.
@XmlRootElement(name = "service_list")
public class ServiceList extends Page<ServiceRepresentation> {
    @XmlElementWrapper(name = "items")
    @XmlElement(name = "service")
    public List<ServiceRepresentation> items = new ArrayList<>();

    @Override
    public List<ServiceRepresentation> items() {
        return items;
    }
}
