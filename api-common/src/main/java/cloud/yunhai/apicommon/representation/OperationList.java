package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/// One page of operations.
@XmlRootElement(name = "operation_list")
public class OperationList extends Page<OperationRepresentation> {
    @XmlElementWrapper(name = "items")
    @XmlElement(name = "operation")
    public List<OperationRepresentation> items = new ArrayList<>();

    @Override
    public List<OperationRepresentation> items() {
        return items;
    }
}
