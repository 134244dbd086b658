package cloud.yunhai.apicommon.representation;

import cloud.yunhai.common.model.account.Realm;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who logs in: a user of a tenant, or an operator.
@XmlRootElement(name = "account")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class AccountRepresentation {
    public String id;

    public Realm realm;

    public String name;

    @XmlElement(name = "tenant_id")
    public @Nullable String tenantId;

    public Boolean enabled;

    @XmlElement(name = "created_at")
    public Instant createdAt;

    public Long version;
}
