package cloud.yunhai.apiclient.error;

import cloud.yunhai.apicommon.problem.Problem;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// There was no answer: no connection, or not in time. Whether the request was done is not known, but for reads.
public final class UnreachableException extends ApiException {
    private static final long serialVersionUID = 1;

    /// The code of its problem.
    public static final String CODE = "UNREACHABLE";

    /// @param api where it was tried
    /// @param reason what stood in the way
    public UnreachableException(URI api, String reason, @Nullable Throwable cause) {
        super(problem(api, reason), null, cause);
    }

    private static Problem problem(URI api, String reason) {
        Problem problem = new Problem();
        problem.type = "urn:yunhai:problem:unreachable";
        problem.title = "No answer";
        problem.status = 0;
        problem.detail = "the API at " + api + " does not answer: " + reason;
        problem.code = CODE;
        return problem;
    }
}
