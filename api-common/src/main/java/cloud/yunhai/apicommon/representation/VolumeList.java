package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/// One page of volumes.
@XmlRootElement(name = "volume_list")
public class VolumeList extends Page<VolumeRepresentation> {
    @XmlElementWrapper(name = "items")
    @XmlElement(name = "volume")
    public List<VolumeRepresentation> items = new ArrayList<>();

    @Override
    public List<VolumeRepresentation> items() {
        return items;
    }
}
