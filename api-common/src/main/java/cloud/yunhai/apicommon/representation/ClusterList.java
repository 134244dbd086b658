package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/// One page of clusters.
@XmlRootElement(name = "cluster_list")
public class ClusterList extends Page<ClusterRepresentation> {
    @XmlElementWrapper(name = "items")
    @XmlElement(name = "cluster")
    public List<ClusterRepresentation> items = new ArrayList<>();

    @Override
    public List<ClusterRepresentation> items() {
        return items;
    }
}
