package cloud.yunhai.apiserver.adapter.http;

import cloud.yunhai.apicommon.codec.JsonCodec;
import cloud.yunhai.apicommon.codec.XmlCodec;
import cloud.yunhai.apicommon.problem.Problem;
import cloud.yunhai.common.tip.TraceParent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What Tomcat itself refuses (a request line that is none, headers that are too large) is a problem document too.
public final class ProblemValve extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemValve.class);
    private static final String REQUEST_ID = "X-Request-Id";
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    /// An unknown version of HTTP or a method that Tomcat does not have is the caller's mistake, not ours.
    private static int told(int status) {
        return status == HttpServletResponse.SC_NOT_IMPLEMENTED
                        || status == HttpServletResponse.SC_HTTP_VERSION_NOT_SUPPORTED
                ? CLIENT_ERROR
                : status;
    }

    /// The request never got as far as the frame that gives it an id.
    private static String requestId(Response response) {
        String known = response.getHeader(REQUEST_ID);
        String id =
                known == null ? TraceParent.fresh(ThreadLocalRandom.current()).traceId() : known;
        response.setHeader(REQUEST_ID, id);
        return id;
    }

    private static boolean wantsXml(Request request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("xml") && !accept.contains("json");
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = told(response.getStatus());
        if (status < CLIENT_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        response.setStatus(status);
        boolean ours = status >= SERVER_ERROR;
        if (ours) {
            LOG.atError().setCause(failure).addKeyValue("status", status).log("request.failed");
        }
        Problem problem = new Problem();
        problem.code = ours ? "INTERNAL" : "MALFORMED";
        problem.type = "urn:yunhai:problem:" + (ours ? "internal" : "malformed");
        problem.title = ours ? "Internal error" : "The request is wrong";
        problem.status = status;
        problem.detail = ours ? null : "the request line or a header cannot be read";
        problem.requestId = requestId(response);
        try {
            boolean xml = wantsXml(request);
            response.setContentType(xml ? Problem.XML : Problem.JSON);
            response.setCharacterEncoding("UTF-8");
            if (response.getReporter() != null) {
                byte[] document = xml ? XmlCodec.write(problem) : JsonCodec.write(problem);
                response.getReporter().write(new String(document, StandardCharsets.UTF_8));
                response.finishResponse();
            }
        } catch (IOException gone) {
            LOG.atDebug().setCause(gone).log("caller.gone");
        }
    }
}
