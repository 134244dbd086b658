package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.common.error.ErrorCode;

/// The one table from kinds of errors to HTTP.
public final class HttpStatus {
    private HttpStatus() {}

    /// The status of an error.
    public static int of(ErrorCode code) {
        if (code == ErrorCode.RATE_LIMITED) {
            return 429;
        }
        if (code == ErrorCode.REPEATED_DIFFERENTLY) {
            return 422;
        }
        return switch (code.kind()) {
            case INVALID -> code == ErrorCode.MALFORMED ? 400 : 422;
            case UNAUTHENTICATED -> 401;
            case DENIED -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case PRECONDITION -> 412;
            case NO_CAPACITY, QUOTA -> 507;
            case OVERLOADED, UNAVAILABLE, DEADLINE, UNKNOWN_OUTCOME -> 503;
            case INTERNAL -> 500;
        };
    }

    /// What the status says, in a word.
    static String title(int status) {
        return switch (status) {
            case 400 -> "The request is wrong";
            case 401 -> "Not authenticated";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 406 -> "Not acceptable";
            case 409 -> "Conflict";
            case 412 -> "The resource has changed";
            case 413 -> "Too large";
            case 415 -> "Unsupported media type";
            case 422 -> "The request does not make sense";
            case 429 -> "Too many requests";
            case 503 -> "Not available at the moment";
            case 507 -> "No capacity";
            default -> status >= 500 ? "Internal error" : "The request was refused";
        };
    }
}
