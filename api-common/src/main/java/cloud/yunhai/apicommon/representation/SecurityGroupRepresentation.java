package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What may reach the instances that are in it; what no rule lets pass is dropped.
@XmlRootElement(name = "security_group")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class SecurityGroupRepresentation {
    public String id;

    @XmlElement(name = "tenant_id")
    public String tenantId;

    public String name;

    /// Taken when an instance names no group.
    @XmlElement(name = "is_default")
    public Boolean isDefault;

    @XmlElementWrapper(name = "rules")
    @XmlElement(name = "rule")
    public List<SecurityRuleRepresentation> rules = new ArrayList<>();

    @XmlElement(name = "created_at")
    public Instant createdAt;

    public Long version;
}
