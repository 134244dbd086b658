package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.problem.Problem;
import cloud.yunhai.apicommon.problem.ProblemError;
import cloud.yunhai.apiserver.core.RequestException;
import cloud.yunhai.apiserver.core.RequestProblem;
import cloud.yunhai.apiserver.core.document.MalformedException;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.error.ErrorKind;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything that goes wrong becomes a problem document, here and nowhere else.
public final class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);
    private static final String NOTHING_DONE = "yunhai.nothing-done";
    private static final String RETRY_AFTER = "retryAfterSeconds";
    private static final int SERVER_ERROR = 500;

    @Inject
    private @Nullable Provider<ContainerRequestContext> requests;

    @Context
    private @Nullable HttpServletRequest servlet;

    /// Whether the failure is known to have changed nothing, so that its idempotency key may be used again.
    static boolean nothingWasDone(ContainerRequestContext context) {
        return Boolean.TRUE.equals(context.getProperty(NOTHING_DONE));
    }

    @Override
    public Response toResponse(Throwable failure) {
        return switch (failure) {
            case RequestException refused ->
                answer(
                                refused.status(),
                                problem(refused.status(), refused.code(), refused.getMessage(), refused.errors()))
                        .build();
            case MalformedException malformed ->
                answer(400, problem(400, ErrorCode.MALFORMED.name(), told(malformed), errors(malformed)))
                        .build();
            case CloudException cloud -> of(cloud);
            case WebApplicationException web -> of(web);
            default -> internal(failure);
        };
    }

    private static String told(MalformedException malformed) {
        String message = String.valueOf(malformed.getMessage());
        return malformed.pointer() == null ? message : malformed.pointer() + ": " + message;
    }

    private static List<ProblemError> errors(MalformedException malformed) {
        return malformed.pointer() == null
                ? List.of()
                : List.of(new ProblemError(malformed.pointer(), String.valueOf(malformed.getMessage())));
    }

    private @Nullable ContainerRequestContext context() {
        return requests == null ? null : requests.get();
    }

    private Response of(CloudException failure) {
        ContainerRequestContext context = context();
        if (failure.kind() == ErrorKind.INTERNAL) {
            return internal(failure);
        }
        int status = HttpStatus.of(failure.code());
        if (status == 422 && context != null && context.getMethod().equals("GET")) {
            status = 400; // it has nothing but its query
        }
        if (status >= SERVER_ERROR) {
            LOG.atWarn()
                    .addKeyValue("request", RequestFrame.idOf(servlet))
                    .addKeyValue("reason", failure.getMessage())
                    .log("request.failed");
        }
        if (context != null && failure.kind() != ErrorKind.UNKNOWN_OUTCOME) {
            context.setProperty(NOTHING_DONE, true);
        }
        Map<String, String> details = new TreeMap<>(failure.details());
        String field = details.remove("field");
        String wait = details.remove(RETRY_AFTER);
        String operation = details.remove("operationId");
        Problem problem = problem(
                status,
                failure.code().name(),
                failure.userMessage(),
                field == null ? List.of() : errors(field, failure.userMessage()));
        problem.operationId = operation;
        problem.explain = details.isEmpty() ? null : details;
        Response.ResponseBuilder answer = answer(status, problem);
        if (status == 503 || status == 429) {
            answer.header(HttpHeaders.RETRY_AFTER, wait == null ? "2" : wait);
        }
        if (status == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"yunhai\"");
        }
        return answer.build();
    }

    /// One for each field that does not fit, where several do not go together.
    private static List<ProblemError> errors(String fields, String message) {
        return Arrays.stream(fields.split(","))
                .map(field -> new ProblemError(pointer(field), message))
                .toList();
    }

    /// The backends name fields as their structs do.
    private static String pointer(String field) {
        return field.startsWith("/")
                ? field
                : "/" + field.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private Response of(WebApplicationException failure) {
        Response given = failure.getResponse();
        int status = given.getStatus();
        if (status >= SERVER_ERROR) {
            return internal(failure);
        }
        if (status < 400) {
            return given;
        }
        String detail = detail(failure, status);
        Response.ResponseBuilder answer = answer(status, problem(status, code(status), detail, errors(status, detail)));
        if (failure instanceof NotAllowedException) {
            answer.header(HttpHeaders.ALLOW, given.getHeaderString(HttpHeaders.ALLOW));
        }
        return answer.build();
    }

    private static String code(int status) {
        return switch (status) {
            case 404 -> ErrorCode.NOT_FOUND.name();
            case 405 -> RequestProblem.METHOD_NOT_ALLOWED.name();
            case 406 -> RequestProblem.NOT_ACCEPTABLE.name();
            case 415 -> RequestProblem.UNSUPPORTED_MEDIA_TYPE.name();
            default -> ErrorCode.MALFORMED.name();
        };
    }

    private static List<ProblemError> errors(int status, String detail) {
        return switch (status) {
            case 406 -> List.of(new ProblemError(HttpHeaders.ACCEPT, detail));
            case 415 -> List.of(new ProblemError(HttpHeaders.CONTENT_TYPE, detail));
            default -> List.of();
        };
    }

    private static String detail(WebApplicationException failure, int status) {
        return switch (status) {
            case 404 -> "nothing is here";
            case 405 -> "the method is not one of " + failure.getResponse().getHeaderString(HttpHeaders.ALLOW);
            case 406 -> "none of the media types in Accept can be given";
            case 415 -> "the media type in Content-Type is not taken here";
            default -> HttpStatus.title(status);
        };
    }

    private Response internal(Throwable failure) {
        LOG.atError()
                .setCause(failure)
                .addKeyValue("request", RequestFrame.idOf(servlet))
                .log("request.failed");
        Problem problem = problem(
                SERVER_ERROR,
                ErrorCode.INTERNAL.name(),
                "a mistake of ours; the request id finds it in the logs",
                List.of());
        return answer(SERVER_ERROR, problem).build();
    }

    private Problem problem(int status, String code, @Nullable String detail, List<ProblemError> errors) {
        ContainerRequestContext context = context();
        Problem problem = new Problem();
        problem.type = "urn:yunhai:problem:" + code.toLowerCase(Locale.ROOT);
        problem.title = HttpStatus.title(status);
        problem.status = status;
        problem.detail = detail;
        problem.instance =
                context == null ? null : context.getUriInfo().getRequestUri().getRawPath();
        problem.code = code;
        problem.requestId = RequestFrame.idOf(servlet);
        problem.errors = errors.isEmpty() ? null : errors;
        return problem;
    }

    private Response.ResponseBuilder answer(int status, Problem problem) {
        ContainerRequestContext context = context();
        Response.ResponseBuilder answer = Response.status(status).entity(problem);
        return answer.type(
                context == null ? Problem.JSON : Call.of(context).problemType().toString());
    }
}
