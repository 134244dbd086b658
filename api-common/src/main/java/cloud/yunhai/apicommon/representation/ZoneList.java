package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/// One page of zones.
@XmlRootElement(name = "zone_list")
public class ZoneList extends Page<ZoneRepresentation> {
    @XmlElementWrapper(name = "items")
    @XmlElement(name = "zone")
    public List<ZoneRepresentation> items = new ArrayList<>();

    @Override
    public List<ZoneRepresentation> items() {
        return items;
    }
}
