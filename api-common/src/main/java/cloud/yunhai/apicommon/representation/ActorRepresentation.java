package cloud.yunhai.apicommon.representation;

import cloud.yunhai.common.model.event.ActorKind;
import jakarta.xml.bind.annotation.XmlElement;
import org.jspecify.annotations.Nullable;

/// Who asked.
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class ActorRepresentation {
    public ActorKind kind;

    public String id;

    public String name;

    @XmlElement(name = "tenant_id")
    public @Nullable String tenantId;

    @XmlElement(name = "request_id")
    public @Nullable String requestId;
}
