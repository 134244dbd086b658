package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a service wrote down.
@XmlRootElement(name = "log_record")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class LogRecordRepresentation {
    public String id;

    public Instant time;

    @XmlElement(name = "module_name")
    public String moduleName;

    @XmlElement(name = "host_name")
    public @Nullable String hostName;

    public LogLevel level;

    public @Nullable String logger;

    public String message;

    public @Nullable String trace;

    @XmlElement(name = "operation_id")
    public @Nullable String operationId;

    @XmlElement(name = "instance_id")
    public @Nullable String instanceId;

    @XmlElement(name = "user_id")
    public @Nullable String userId;

    public @Nullable String error;

    @XmlJavaTypeAdapter(MapEntries.OfText.class)
    public Map<String, String> values = new LinkedHashMap<>();
}
