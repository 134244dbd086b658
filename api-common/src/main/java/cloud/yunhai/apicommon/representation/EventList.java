package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/// One page of events.
@XmlRootElement(name = "event_list")
public class EventList extends Page<EventRepresentation> {
    @XmlElementWrapper(name = "items")
    @XmlElement(name = "event")
    public List<EventRepresentation> items = new ArrayList<>();

    @Override
    public List<EventRepresentation> items() {
        return items;
    }
}
