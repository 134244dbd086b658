package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/// One page of groups.
@XmlRootElement(name = "group_list")
public class GroupList extends Page<GroupRepresentation> {
    @XmlElementWrapper(name = "items")
    @XmlElement(name = "group")
    public List<GroupRepresentation> items = new ArrayList<>();

    @Override
    public List<GroupRepresentation> items() {
        return items;
    }
}
