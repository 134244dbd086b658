package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.time.Instant;

/// Tenants that share a quota.
@XmlRootElement(name = "group")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class GroupRepresentation {
    public String id;

    public String name;

    public QuotaRepresentation quota;

    public QuotaRepresentation used;

    @XmlElement(name = "created_at")
    public Instant createdAt;

    public Long version;
}
