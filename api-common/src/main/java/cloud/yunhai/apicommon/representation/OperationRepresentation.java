package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Derived;
import cloud.yunhai.common.model.operation.OperationKind;
import cloud.yunhai.common.model.operation.OperationState;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The work on one resource.
@XmlRootElement(name = "operation")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class OperationRepresentation {
    public String id;

    public OperationKind kind;

    @XmlElement(name = "tenant_id")
    public @Nullable String tenantId;

    @XmlElement(name = "resource_id")
    public String resourceId;

    @Derived
    public @Nullable ResourceLink resource;

    public OperationState state;

    /// Whether it has ended for good.
    @Derived
    public Boolean done;

    @Derived
    public Boolean cancellable;

    @XmlElement(name = "progress_percent")
    public Integer progressPercent;

    @XmlElementWrapper(name = "steps")
    @XmlElement(name = "step")
    public List<OperationStepRepresentation> steps = new ArrayList<>();

    @XmlElement(name = "error_code")
    public @Nullable String errorCode;

    public @Nullable String error;

    public ActorRepresentation actor;

    @XmlElement(name = "cancel_requested")
    public Boolean cancelRequested;

    @XmlElement(name = "created_at")
    public Instant createdAt;

    @XmlElement(name = "started_at")
    public @Nullable Instant startedAt;

    @XmlElement(name = "ended_at")
    public @Nullable Instant endedAt;

    /// After which the platform decides.
    @XmlElement(name = "deadline_at")
    public Instant deadlineAt;

    public Long version;
}
