package cloud.yunhai.apicommon.representation;

import cloud.yunhai.common.model.operation.StepState;
import jakarta.xml.bind.annotation.XmlElement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One step of an operation.
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class OperationStepRepresentation {
    public Integer index;

    public String name;

    @XmlElement(name = "module_name")
    public String moduleName;

    public StepState state;

    public Integer attempts;

    /// For operators.
    @XmlElement(name = "host_id")
    public @Nullable String hostId;

    @XmlElement(name = "started_at")
    public @Nullable Instant startedAt;

    @XmlElement(name = "ended_at")
    public @Nullable Instant endedAt;

    public @Nullable String error;
}
