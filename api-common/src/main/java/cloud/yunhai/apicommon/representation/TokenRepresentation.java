package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.time.Instant;

/// A bearer token. It is shown once, in the answer that made it.
@XmlRootElement(name = "token")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class TokenRepresentation {
    public String id;

    public String token;

    @XmlElement(name = "expires_at")
    public Instant expiresAt;

    public AccountRepresentation account;
}
