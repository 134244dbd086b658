package cloud.yunhai.apiclient.http;

import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.apiclient.error.TokenExpiredException;
import cloud.yunhai.apicommon.codec.CodecException;
import cloud.yunhai.apicommon.problem.Problem;
import org.jspecify.annotations.Nullable;

/// Answers that are no success.
final class Problems {
    private Problems() {}

    static ApiException of(Answer answer) {
        Problem problem = document(answer);
        if (problem == null) {
            // Something between us and the API answered, or the API itself is broken: its text is not for users.
            problem = new Problem();
            problem.type = "about:blank";
            problem.title = "HTTP status " + answer.status();
            problem.detail = "the API answered with status " + answer.status();
        }
        problem.status = answer.status();
        if (problem.code == null) {
            problem.code = code(answer.status());
        }
        if (problem.title == null) {
            problem.title = "HTTP status " + answer.status();
        }
        if (problem.requestId == null) {
            problem.requestId = answer.header("X-Request-Id").orElse(null);
        }
        return problem.code.equals(TokenExpiredException.CODE)
                ? new TokenExpiredException(problem)
                : new ApiException(problem, answer.retryAfter().orElse(null));
    }

    private static @Nullable Problem document(Answer answer) {
        try {
            return switch (answer.mediaType()) {
                case Problem.JSON -> Format.JSON.read(answer.body(), Problem.class);
                case Problem.XML -> Format.XML.read(answer.body(), Problem.class);
                default -> null;
            };
        } catch (CodecException unreadable) {
            return null;
        }
    }

    /// What a bare status means.
    private static String code(int status) {
        return switch (status) {
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "DENIED";
            case 404 -> "NOT_FOUND";
            case 409 -> "CONFLICT";
            case 412 -> "PRECONDITION";
            case 429 -> "OVERLOADED";
            case 502, 503, 504 -> "UNAVAILABLE";
            case 507 -> "NO_CAPACITY";
            default -> status >= 500 ? "INTERNAL" : "INVALID";
        };
    }
}
