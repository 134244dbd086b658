package cloud.yunhai.apicommon.problem;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A problem document: the members of RFC 9457 and ours.
@XmlRootElement(name = "problem")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class Problem {
    /// The namespace that RFC 9457 gives to problems in XML.
    public static final String NAMESPACE = "urn:ietf:rfc:7807";

    /// The media type in JSON.
    public static final String JSON = "application/problem+json";

    /// The media type in XML.
    public static final String XML = "application/problem+xml";

    /// `urn:yunhai:problem:` and the code in lower case.
    public String type;

    public String title;
    public Integer status;
    public @Nullable String detail;

    /// The path that was asked for.
    public @Nullable String instance;

    /// A constant of `ErrorCode`: what programs decide by.
    public String code;

    /// The same id is in the header `X-Request-Id`, in logs, operations and events.
    @XmlElement(name = "request_id")
    public @Nullable String requestId;

    /// The operation that is in the way, or that failed.
    @XmlElement(name = "operation_id")
    public @Nullable String operationId;

    /// Every member that is wrong.
    @XmlElementWrapper(name = "errors")
    @XmlElement(name = "error")
    public @Nullable List<ProblemError> errors;

    /// Facts: what the quota was, why no host fits, and the like.
    @XmlJavaTypeAdapter(FactsAdapter.class)
    public @Nullable Map<String, String> explain;
}
