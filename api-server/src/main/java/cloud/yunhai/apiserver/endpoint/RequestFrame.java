package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.codec.JsonCodec;
import cloud.yunhai.apicommon.problem.Problem;
import cloud.yunhai.common.error.ErrorCode;
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
    private static final int CLIENT_ERROR = 400;
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
        headers(response, request.isSecure(), id);
        long start = System.nanoTime();
        try {
            CallContext.with().trace(trace).context().call(() -> {
                chain.doFilter(request, response);
                explain(request, response, id);
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

    private static void headers(HttpServletResponse response, boolean secure, String id) {
        response.setHeader(REQUEST_ID, id);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        if (secure) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }

    /// Where a header cannot be read Jersey empties the answer and sets the bare status.
    private static void explain(HttpServletRequest request, HttpServletResponse response, String id)
            throws IOException {
        if (response.isCommitted() || response.getStatus() < CLIENT_ERROR || response.containsHeader(REQUEST_ID)) {
            return;
        }
        Problem problem = new Problem();
        problem.type = "urn:yunhai:problem:malformed";
        problem.title = HttpStatus.title(response.getStatus());
        problem.status = response.getStatus();
        problem.detail = "a header, as Content-Type or Accept, cannot be read";
        problem.instance = request.getRequestURI();
        problem.code = ErrorCode.MALFORMED.name();
        problem.requestId = id;
        headers(response, request.isSecure(), id);
        response.setContentType(Problem.JSON);
        response.getOutputStream().write(JsonCodec.write(problem));
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
