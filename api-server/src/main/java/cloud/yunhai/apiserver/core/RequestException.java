package cloud.yunhai.apiserver.core;

import cloud.yunhai.apicommon.problem.ProblemError;
import cloud.yunhai.common.error.ErrorCode;
import java.util.List;

/// A request that HTTP itself has an answer for; refused before anything was done.
public final class RequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    @SuppressWarnings("serial") // exceptions are never serialized here
    private final List<ProblemError> errors;

    private RequestException(int status, String code, String message, List<ProblemError> errors) {
        super(message);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    public RequestException(RequestProblem problem, String message) {
        this(problem.status(), problem.name(), message, List.of());
    }

    /// One wrong header, with a status of its own.
    public static RequestException ofHeader(RequestProblem problem, String header, String message) {
        return new RequestException(
                problem.status(), problem.name(), header + ": " + message, List.of(new ProblemError(header, message)));
    }

    /// The same idempotency key with another request.
    public static RequestException repeatedDifferently(String header) {
        String message = "was used for another request";
        return new RequestException(
                422,
                ErrorCode.REPEATED_DIFFERENTLY.name(),
                header + ": " + message,
                List.of(new ProblemError(header, message)));
    }

    static RequestException invalid(List<ProblemError> errors) {
        return new RequestException(400, ErrorCode.INVALID.name(), told(errors), errors);
    }

    static RequestException unprocessable(List<ProblemError> errors) {
        RequestProblem problem = RequestProblem.UNPROCESSABLE;
        return new RequestException(problem.status(), problem.name(), told(errors), errors);
    }

    /// One wrong query or header member.
    public static RequestException invalid(String pointer, String value, String expected) {
        Faults faults = new Faults();
        faults.wrong(pointer, value, expected);
        return invalid(faults.errors());
    }

    private static String told(List<ProblemError> errors) {
        ProblemError first = errors.getFirst();
        String rest = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
        return first.pointer + ": " + first.message + rest;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<ProblemError> errors() {
        return errors;
    }
}
