package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/// One page of tenants.
@XmlRootElement(name = "tenant_list")
public class TenantList extends Page<TenantRepresentation> {
    @XmlElementWrapper(name = "items")
    @XmlElement(name = "tenant")
    public List<TenantRepresentation> items = new ArrayList<>();

    @Override
    public List<TenantRepresentation> items() {
        return items;
    }
}
