package cloud.yunhai.apiserver.core;

import cloud.yunhai.apicommon.problem.ProblemError;
import java.util.List;

/// A request that HTTP itself has an answer for; refused before anything was done.
public final class RequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    @SuppressWarnings("serial") // exceptions are never serialized here
    private final List<ProblemError> errors;

    public RequestException(int status, String code, String message, List<ProblemError> errors) {
        super(message);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    public RequestException(int status, String code, String message) {
        this(status, code, message, List.of());
    }

    static RequestException invalid(List<ProblemError> errors) {
        return new RequestException(400, "INVALID", told(errors), errors);
    }

    static RequestException unprocessable(List<ProblemError> errors) {
        return new RequestException(422, "UNPROCESSABLE", told(errors), errors);
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
