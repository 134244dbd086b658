package cloud.yunhai.apicommon.representation;

import cloud.yunhai.common.model.account.TenantKind;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.time.Instant;

/// The owner of resources.
@XmlRootElement(name = "tenant")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class TenantRepresentation {
    public String id;

    public String name;

    public TenantKind kind;

    @XmlElement(name = "group_id")
    public String groupId;

    @XmlElement(name = "created_at")
    public Instant createdAt;

    public Long version;
}
