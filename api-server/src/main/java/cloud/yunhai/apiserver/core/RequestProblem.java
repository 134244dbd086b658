package cloud.yunhai.apiserver.core;

/// The codes that only HTTP needs, beside those of `ErrorCode`; as stable as they are.
public enum RequestProblem {
    METHOD_NOT_ALLOWED(405, "The path is right, the method is not; `Allow` names those that are."),
    NOT_ACCEPTABLE(406, "None of the media types in `Accept` can be given."),
    REQUEST_IN_PROGRESS(409, "A request with this `Idempotency-Key` is being worked on; its answer is kept."),
    TOO_LARGE(413, "The body is larger than the limit."),
    UNSUPPORTED_MEDIA_TYPE(415, "The endpoint does not take the media type in `Content-Type`, or it is missing."),
    UNPROCESSABLE(422, "Each member is right by itself, but they do not go together, or with what there is.");

    private final int status;
    private final String explanation;

    RequestProblem(int status, String explanation) {
        this.status = status;
        this.explanation = explanation;
    }

    public int status() {
        return status;
    }

    /// One sentence for the documentation.
    public String explanation() {
        return explanation;
    }
}
