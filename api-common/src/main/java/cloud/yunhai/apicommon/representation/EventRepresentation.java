package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One change of one resource.
@XmlRootElement(name = "event")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class EventRepresentation {
    public Long sequence;

    @XmlElement(name = "occurred_at")
    public Instant occurredAt;

    public ActorRepresentation actor;

    public String action;

    @XmlElement(name = "resource_id")
    public String resourceId;

    @XmlElement(name = "tenant_id")
    public @Nullable String tenantId;

    @XmlElement(name = "operation_id")
    public @Nullable String operationId;

    /// The resource before, as JSON text; absent when it was created.
    public @Nullable String before;

    /// The resource after, as JSON text; absent when it was removed.
    public @Nullable String after;
}
