package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/// One page of security groups.
@XmlRootElement(name = "security_group_list")
public class SecurityGroupList extends Page<SecurityGroupRepresentation> {
    @XmlElementWrapper(name = "items")
    @XmlElement(name = "security_group")
    public List<SecurityGroupRepresentation> items = new ArrayList<>();

    @Override
    public List<SecurityGroupRepresentation> items() {
        return items;
    }
}
