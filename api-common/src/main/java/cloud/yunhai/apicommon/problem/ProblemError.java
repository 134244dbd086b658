package cloud.yunhai.apicommon.problem;

/// One wrong member of a request.
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class ProblemError {
    /// JSON pointer (RFC 6901) to the member, in XML too; for a query or header member its name.
    public String pointer;

    /// `value (expected: what is expected)`.
    public String message;

    /// For the codec.
    public ProblemError() {}

    public ProblemError(String pointer, String message) {
        this.pointer = pointer;
        this.message = message;
    }
}
