package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A set of clusters.
@XmlRootElement(name = "zone")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class ZoneRepresentation {
    public String id;

    public String name;

    public @Nullable String description;

    @XmlElement(name = "created_at")
    public Instant createdAt;

    public Long version;
}
