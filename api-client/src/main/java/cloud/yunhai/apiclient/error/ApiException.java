package cloud.yunhai.apiclient.error;

import cloud.yunhai.apicommon.problem.Problem;
import cloud.yunhai.apicommon.problem.ProblemError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The API answered with a problem, or did not answer (see [UnreachableException]).
public class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // exceptions are never serialized here
    private final Problem problem;

    private final @Nullable Duration retryAfter;

    /// A problem as the API told it.
    ///
    /// @param retryAfter what the header `Retry-After` asks for; null: nothing
    public ApiException(Problem problem, @Nullable Duration retryAfter) {
        this(problem, retryAfter, null);
    }

    ApiException(Problem problem, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(problem.detail == null ? problem.title : problem.detail, cause);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /// The whole document.
    public Problem problem() {
        return problem;
    }

    /// The HTTP status; 0: there was no answer.
    public int status() {
        return problem.status;
    }

    /// A constant of the house's error codes, as `NOT_FOUND`: what programs decide by.
    public String code() {
        return problem.code;
    }

    /// What to tell people.
    public String userMessage() {
        return problem.detail == null ? problem.title : problem.detail;
    }

    /// Every member of the request that is wrong; empty when none was named.
    public List<ProblemError> errors() {
        return problem.errors == null ? List.of() : List.copyOf(problem.errors);
    }

    /// What is wrong with one member, by its JSON pointer, as `/name`.
    public Optional<String> errorAt(String pointer) {
        return errors().stream()
                .filter(error -> error.pointer.equals(pointer))
                .map(error -> error.message)
                .findFirst();
    }

    /// Facts that explain it: what the quota was, why no host fits, and the like.
    public Map<String, String> explain() {
        return problem.explain == null ? Map.of() : Map.copyOf(problem.explain);
    }

    /// Finds the request in the logs; null when the API did not tell it.
    public @Nullable String requestId() {
        return problem.requestId;
    }

    /// The operation that is in the way, or that failed; null when there is none.
    public @Nullable String operationId() {
        return problem.operationId;
    }

    /// When to try again; empty when the API did not say.
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
