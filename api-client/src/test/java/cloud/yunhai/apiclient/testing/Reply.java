package cloud.yunhai.apiclient.testing;

import cloud.yunhai.apicommon.codec.JsonCodec;
import cloud.yunhai.apicommon.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a [FakeApi] does with a request.
///
/// @param status 0: the connection is closed without an answer
/// @param held whether the connection stays open after the body, as that of an event stream does
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Reply(int status, Map<String, String> headers, byte[] body, boolean held) {
    /// A representation, or JSON text, in JSON.
    public static Reply json(int status, Object body) {
        byte[] bytes = body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : JsonCodec.write(body);
        return of(status, "application/json", bytes);
    }

    public static Reply of(int status, String mediaType, byte[] body) {
        return new Reply(status, Map.of("Content-Type", mediaType), body, false);
    }

    public static Reply noContent() {
        return new Reply(204, Map.of(), new byte[0], false);
    }

    /// No answer at all.
    public static Reply drop() {
        return new Reply(0, Map.of(), new byte[0], false);
    }

    /// No answer, and the connection stays.
    public static Reply silence() {
        return new Reply(0, Map.of(), new byte[0], true);
    }

    /// Events, and then the end of the stream.
    public static Reply events(String text) {
        return of(200, "text/event-stream", text.getBytes(StandardCharsets.UTF_8));
    }

    /// Events, and then silence.
    public static Reply heldEvents(String text) {
        return new Reply(200, Map.of("Content-Type", "text/event-stream"), text.getBytes(StandardCharsets.UTF_8), true);
    }

    public static Reply problem(int status, String code, String detail) {
        return problem(status, code, detail, null);
    }

    public static Reply problem(int status, String code, String detail, @Nullable Problem rest) {
        Problem problem = rest == null ? new Problem() : rest;
        problem.type = "urn:yunhai:problem:" + code.toLowerCase(java.util.Locale.ROOT);
        problem.title = code;
        problem.status = status;
        problem.code = code;
        problem.detail = detail;
        problem.requestId = "req-1";
        return of(status, Problem.JSON, JsonCodec.write(problem));
    }

    public Reply header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body, held);
    }
}
