package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.TraceParent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Around every request: its id, its trace, and one line in the log when it changed something or we failed.
public final class RequestFrame extends HttpFilter {
    /// The request's id: the caller's, or the trace id.
    public static final String REQUEST_ID = "X-Request-Id";

    private static final Logger LOG = LoggerFactory.getLogger(RequestFrame.class);
    private static final long serialVersionUID = 1;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final String ATTRIBUTE = "yunhai.request-id";
    private static final int SERVER_ERROR = 500;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String parent = request.getHeader("traceparent");
        TraceParent trace = (parent == null ? java.util.Optional.<TraceParent>empty() : TraceParent.parse(parent))
                .map(outer -> outer.child(ThreadLocalRandom.current()))
                .orElseGet(() -> TraceParent.fresh(ThreadLocalRandom.current()));
        String given = request.getHeader(REQUEST_ID);
        String id = given != null && ID.matcher(given).matches() ? given : trace.traceId();
        request.setAttribute(ATTRIBUTE, id);
        response.setHeader(REQUEST_ID, id);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        long start = System.nanoTime();
        try {
            CallContext.with().trace(trace).context().call(() -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (IOException | ServletException | RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new ServletException(failure);
        } finally {
            log(request, response.getStatus(), id, trace, System.nanoTime() - start);
        }
    }

    private static void log(HttpServletRequest request, int status, String id, TraceParent trace, long nanos) {
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        var line = status >= SERVER_ERROR ? LOG.atWarn() : reads ? LOG.atDebug() : LOG.atInfo();
        line.addKeyValue("method", request.getMethod())
                .addKeyValue("path", request.getRequestURI())
                .addKeyValue("status", status)
                .addKeyValue("micros", nanos / 1_000)
                .addKeyValue("request", id)
                .addKeyValue("trace", trace.traceId())
                .log("request.done");
    }

    static String idOf(@Nullable HttpServletRequest request) {
        return request != null && request.getAttribute(ATTRIBUTE) instanceof String id ? id : "unknown";
    }
}
