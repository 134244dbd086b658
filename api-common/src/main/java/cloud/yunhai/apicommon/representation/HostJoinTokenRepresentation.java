package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Lets hosts join a cluster. The token is shown once, in the answer that made it.
@XmlRootElement(name = "host_join_token")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class HostJoinTokenRepresentation {
    public String id;

    @XmlElement(name = "cluster_id")
    public String clusterId;

    public @Nullable String token;

    @XmlElement(name = "expires_at")
    public Instant expiresAt;

    public Integer uses;
}
