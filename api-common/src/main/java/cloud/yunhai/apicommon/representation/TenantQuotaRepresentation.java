package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;

/// What a tenant may hold, together with the other tenants of its group.
@XmlRootElement(name = "quota")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class TenantQuotaRepresentation {
    @XmlElement(name = "tenant_id")
    public String tenantId;

    /// What the group may hold.
    public QuotaRepresentation limit;

    /// What its tenants hold, and what is being made for them.
    public QuotaRepresentation claimed;
}
