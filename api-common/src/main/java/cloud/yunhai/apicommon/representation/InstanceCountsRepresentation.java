package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/// How many instances there are.
@XmlRootElement(name = "instance_counts")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class InstanceCountsRepresentation {
    /// Deleted ones are not counted.
    public Long total;

    /// Of each state that some are in, in the order of the states.
    @XmlElementWrapper(name = "states")
    @XmlElement(name = "state_count")
    public List<StateCountRepresentation> states = new ArrayList<>();
}
