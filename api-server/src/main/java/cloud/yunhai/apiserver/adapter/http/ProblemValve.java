package cloud.yunhai.apiserver.adapter.http;

import cloud.yunhai.apicommon.codec.JsonCodec;
import cloud.yunhai.apicommon.problem.Problem;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What Tomcat itself refuses (a request line that is none, headers that are too large) is a problem document too.
public final class ProblemValve extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemValve.class);
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < CLIENT_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        boolean ours = status >= SERVER_ERROR;
        if (ours) {
            LOG.atError().setCause(failure).addKeyValue("status", status).log("request.failed");
        }
        Problem problem = new Problem();
        problem.code = ours ? "INTERNAL" : "MALFORMED";
        problem.type = "urn:yunhai:problem:" + (ours ? "internal" : "malformed");
        problem.title = ours ? "Internal error" : "The request is wrong";
        problem.status = status;
        try {
            response.setContentType(Problem.JSON);
            if (response.getReporter() != null) {
                response.getReporter()
                        .write(new String(JsonCodec.write(problem), java.nio.charset.StandardCharsets.UTF_8));
                response.finishResponse();
            }
        } catch (IOException gone) {
            LOG.atDebug().setCause(gone).log("caller.gone");
        }
    }
}
