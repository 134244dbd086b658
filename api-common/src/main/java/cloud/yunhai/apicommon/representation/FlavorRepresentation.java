package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.time.Instant;

/// A size of instances.
@XmlRootElement(name = "flavor")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class FlavorRepresentation {
    public String id;

    public String name;

    public Integer vcpus;

    @XmlElement(name = "memory_mib")
    public Long memoryMib;

    @XmlElement(name = "root_gib")
    public Long rootGib;

    @XmlElement(name = "created_at")
    public Instant createdAt;

    public Long version;
}
