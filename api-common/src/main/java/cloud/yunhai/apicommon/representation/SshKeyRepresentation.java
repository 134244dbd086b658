package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.time.Instant;

/// A public key that a tenant may give to instances.
@XmlRootElement(name = "ssh_key")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class SshKeyRepresentation {
    public String id;

    @XmlElement(name = "tenant_id")
    public String tenantId;

    public String name;

    @XmlElement(name = "public_key")
    public String publicKey;

    /// `SHA256:` and base64.
    public String fingerprint;

    @XmlElement(name = "created_at")
    public Instant createdAt;

    public Long version;
}
