package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.problem.Problem;
import cloud.yunhai.apiserver.app.UserRequest;
import cloud.yunhai.apiserver.core.RequestException;
import cloud.yunhai.apiserver.core.RequestProblem;
import cloud.yunhai.apiserver.core.document.Binder;
import cloud.yunhai.apiserver.core.document.Bound;
import cloud.yunhai.apiserver.core.document.Content;
import cloud.yunhai.apiserver.core.document.JsonDocument;
import cloud.yunhai.apiserver.core.document.MalformedException;
import cloud.yunhai.apiserver.core.document.Shape;
import cloud.yunhai.apiserver.core.document.XmlDocument;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One request, as the resources see it.
public final class Call {
    /// JSON Merge Patch.
    public static final String MERGE_PATCH = "application/merge-patch+json";

    /// A stream of events.
    public static final String EVENT_STREAM = "text/event-stream";

    private static final String REQUEST = "yunhai.request";
    private static final String BODY = "yunhai.body";

    private final ContainerRequestContext context;

    private Call(ContainerRequestContext context) {
        this.context = context;
    }

    /// Of the request that Jersey has at hand.
    public static Call of(ContainerRequestContext context) {
        return new Call(context);
    }

    ContainerRequestContext context() {
        return context;
    }

    void request(UserRequest request) {
        context.setProperty(REQUEST, request);
    }

    boolean hasRequest() {
        return context.getProperty(REQUEST) != null;
    }

    /// Who asks, and under which conditions.
    public UserRequest request() {
        if (context.getProperty(REQUEST) instanceof UserRequest request) {
            return request;
        }
        throw new IllegalStateException("the request was not authenticated");
    }

    void body(byte[] bytes) {
        context.setProperty(BODY, bytes);
    }

    byte[] body() {
        return context.getProperty(BODY) instanceof byte[] bytes ? bytes : new byte[0];
    }

    /// The body, read strictly.
    ///
    /// @throws RequestException with every fault of it
    public <T> Bound<T> body(Class<T> type) {
        byte[] bytes = body();
        if (bytes.length == 0) {
            throw new MalformedException("the body is empty (expected: a document)");
        }
        Content root = parse(bytes, type);
        try {
            return Binder.bind(root, type);
        } finally {
            Content.wipe(root);
            if (Shape.of(type).hasSecret()) {
                java.util.Arrays.fill(bytes, (byte) 0);
            }
        }
    }

    private Content parse(byte[] bytes, Class<?> type) {
        MediaType given = context.getMediaType();
        if (given == null) {
            throw RequestException.ofHeader(
                    RequestProblem.UNSUPPORTED_MEDIA_TYPE,
                    HttpHeaders.CONTENT_TYPE,
                    "missing (expected: one that the endpoint takes)");
        }
        return isXml(given) ? XmlDocument.parse(bytes, Shape.of(type)) : JsonDocument.parse(bytes);
    }

    /// The body, where it may be left out.
    public <T> Optional<T> optionalBody(Class<T> type) {
        return body().length == 0 ? Optional.empty() : Optional.of(body(type).value());
    }

    /// A member of the query.
    public @Nullable String query(String name) {
        List<String> values = context.getUriInfo().getQueryParameters().get(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    /// A whole number in the query.
    public long number(String name, long otherwise, long least, long greatest) {
        String text = query(name);
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= greatest && text.chars().noneMatch(c -> c == '+')) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Told below.
        }
        throw RequestException.invalid(name, text, "a whole number from " + least + " to " + greatest);
    }

    public @Nullable String header(String name) {
        return context.getHeaderString(name);
    }

    /// Whether the answer is to be XML.
    public boolean wantsXml() {
        for (MediaType type : context.getAcceptableMediaTypes()) {
            if (type.isWildcardType() || isJson(type)) {
                return false;
            }
            if (isXml(type)) {
                return true;
            }
        }
        return false;
    }

    /// Whether this media type is the one that the caller likes best.
    boolean wants(String mediaType) {
        return context.getAcceptableMediaTypes().stream()
                .findFirst()
                .map(type -> mediaType.equals(type.getType() + "/" + type.getSubtype()))
                .orElse(false);
    }

    MediaType problemType() {
        return MediaType.valueOf(wantsXml() ? Problem.XML : Problem.JSON);
    }

    private static boolean isJson(MediaType type) {
        return type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
    }

    static boolean isXml(MediaType type) {
        return type.getSubtype().equals("xml") || type.getSubtype().endsWith("+xml");
    }
}
