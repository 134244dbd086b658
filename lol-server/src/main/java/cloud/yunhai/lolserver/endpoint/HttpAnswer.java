package cloud.yunhai.lolserver.endpoint;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorKind;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What is answered.
///
/// @param header one more, `NAME: VALUE`
record HttpAnswer(
        int status, String type, String body, @Nullable String header) {

    /// A problem document (RFC 9457).
    static HttpAnswer problem(int status, String code, String detail) {
        String document = "{\"type\":\"about:blank\",\"status\":" + status + ",\"code\":" + quoted(code)
                + ",\"detail\":" + quoted(detail) + "}";
        return new HttpAnswer(status, "application/problem+json", document, null);
    }

    static HttpAnswer problem(CloudException failure) {
        HttpAnswer answer = problem(status(failure.kind()), failure.code().name(), failure.userMessage());
        return failure.retryable() ? answer.withHeader("Retry-After", "1") : answer;
    }

    HttpAnswer withHeader(String name, String value) {
        return new HttpAnswer(status, type, body, name + ": " + value);
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        if (header != null) {
            int colon = header.indexOf(": ");
            exchange.getResponseHeaders().set(header.substring(0, colon), header.substring(colon + 2));
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static int status(ErrorKind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case UNAUTHENTICATED -> 401;
            case DENIED -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case PRECONDITION -> 412;
            case OVERLOADED -> 429;
            case NO_CAPACITY, QUOTA -> 507;
            case UNAVAILABLE, DEADLINE, UNKNOWN_OUTCOME -> 503;
            case INTERNAL -> 500;
        };
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char each : text.toCharArray()) {
            if (each == '"' || each == '\\') {
                quoted.append('\\').append(each);
            } else if (each < ' ' || Character.isSurrogate(each)) {
                quoted.append("\\u%04x".formatted((int) each));
            } else {
                quoted.append(each);
            }
        }
        return quoted.append('"').toString();
    }
}
