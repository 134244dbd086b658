package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/// One page of ssh keys.
@XmlRootElement(name = "ssh_key_list")
public class SshKeyList extends Page<SshKeyRepresentation> {
    @XmlElementWrapper(name = "items")
    @XmlElement(name = "ssh_key")
    public List<SshKeyRepresentation> items = new ArrayList<>();

    @Override
    public List<SshKeyRepresentation> items() {
        return items;
    }
}
