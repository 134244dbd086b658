package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/// One page of log records.
@XmlRootElement(name = "log_record_list")
public class LogRecordList extends Page<LogRecordRepresentation> {
    @XmlElementWrapper(name = "items")
    @XmlElement(name = "log_record")
    public List<LogRecordRepresentation> items = new ArrayList<>();

    @Override
    public List<LogRecordRepresentation> items() {
        return items;
    }
}
