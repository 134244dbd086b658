package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apiserver.core.RequestException;
import cloud.yunhai.apiserver.core.RequestProblem;
import cloud.yunhai.apiserver.core.document.MalformedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.IOException;
import java.io.InputStream;

/// Reads the body whole, up to its limit; those who may not ask never get this far.
@Priority(Priorities.AUTHORIZATION)
public final class BodyFilter implements ContainerRequestFilter {
    /// The greatest body.
    public static final int BODY_MAX = 1 << 20;

    @Override
    public void filter(ContainerRequestContext context) throws IOException {
        Endpoint endpoint = AccessFilter.endpointOf(context);
        boolean takes = endpoint != null && endpoint.request() != null;
        if (context.getLength() > BODY_MAX) {
            throw tooLarge();
        }
        byte[] body;
        try (InputStream stream = context.getEntityStream()) {
            body = stream.readNBytes(takes ? BODY_MAX + 1 : 1);
        }
        if (body.length > BODY_MAX) {
            throw tooLarge();
        }
        if (!takes && body.length > 0) {
            throw new MalformedException("there is a body (expected: none)");
        }
        Call.of(context).body(body);
    }

    private static RequestException tooLarge() {
        return new RequestException(
                RequestProblem.TOO_LARGE, "the body is larger than " + BODY_MAX + " bytes (expected: at most that)");
    }
}
