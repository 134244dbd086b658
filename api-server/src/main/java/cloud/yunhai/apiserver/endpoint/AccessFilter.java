package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apiserver.app.Bootstrap;
import cloud.yunhai.apiserver.app.Sessions;
import cloud.yunhai.apiserver.app.UserRequest;
import cloud.yunhai.apiserver.core.RequestException;
import cloud.yunhai.apiserver.core.RequestIds;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.account.Account;
import cloud.yunhai.common.model.account.Realm;
import cloud.yunhai.common.model.id.TenantId;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.uri.UriTemplate;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// Who asks, and whether the table lets them; nothing gets past it that the table does not know.
@Priority(Priorities.AUTHENTICATION)
public final class AccessFilter implements ContainerRequestFilter {
    static final String MDC_USER = "user";
    private static final String BEARER = "Bearer ";
    private static final String BOOTSTRAP = "Bootstrap ";
    private static final String ENDPOINT = "yunhai.endpoint";
    private static final String TENANT = "tenant_id";

    /// What bytes that are no UTF-8 are decoded to.
    private static final char NOT_UTF_8 = '\uFFFD';

    private final Sessions sessions;
    private final Bootstrap bootstrap;
    private final InstantSource clock;

    @Context
    private @Nullable HttpServletRequest servlet;

    public AccessFilter(Sessions sessions, Bootstrap bootstrap, InstantSource clock) {
        this.sessions = sessions;
        this.bootstrap = bootstrap;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        if (context.getMethod().equals("OPTIONS")) {
            return; // Jersey's own answer: the methods, which the OpenAPI document tells everybody
        }
        Endpoint endpoint = EndpointTable.find(context.getMethod(), template(context))
                .orElseThrow(() -> new CloudException(ErrorCode.NOT_FOUND, "nothing is here"));
        context.setProperty(ENDPOINT, endpoint);
        Account account = authenticate(context, endpoint);
        authorise(account, endpoint);
        checkQuery(context, endpoint);
        String id = context.getUriInfo().getPathParameters().getFirst("id");
        if (id != null) {
            ResourceIds.check(endpoint.path(), id);
        }
        Call call = Call.of(context);
        checkTenant(call.query(TENANT));
        call.request(new UserRequest(
                account,
                endpoint.knowsQuery(TENANT) && endpoint.access() == Access.TENANT ? call.query(TENANT) : null,
                endpoint.guarded() ? context.getHeaderString(HttpHeaders.IF_MATCH) : null,
                RequestFrame.idOf(servlet),
                RequestIds.random(clock.instant(), ThreadLocalRandom.current())));
        if (account != null) {
            MDC.put(MDC_USER, account.id().text());
        }
    }

    /// The template of the path, as the table has it.
    static String template(ContainerRequestContext context) {
        List<UriTemplate> matched = ((ExtendedUriInfo) context.getUriInfo()).getMatchedTemplates();
        StringBuilder template = new StringBuilder();
        // From the innermost to the outermost.
        for (UriTemplate part : matched.reversed()) {
            String text = part.getTemplate();
            if (!text.isEmpty() && !text.equals("/")) {
                template.append(text.startsWith("/") ? "" : "/").append(text);
            }
        }
        return template.toString();
    }

    static @Nullable Endpoint endpointOf(ContainerRequestContext context) {
        return context.getProperty(ENDPOINT) instanceof Endpoint endpoint ? endpoint : null;
    }

    private @Nullable Account authenticate(ContainerRequestContext context, Endpoint endpoint) {
        if (endpoint.access() == Access.PUBLIC) {
            return null;
        }
        String header = context.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            throw new CloudException(ErrorCode.UNAUTHENTICATED, "no bearer token was given");
        }
        if (endpoint.access() == Access.FIRST_OPERATOR && header.startsWith(BOOTSTRAP)) {
            bootstrap.check(header.substring(BOOTSTRAP.length()).strip());
            return null;
        }
        return sessions.authenticate(token(header)).account();
    }

    static String token(String header) {
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new CloudException(ErrorCode.UNAUTHENTICATED, "no bearer token was given");
        }
        return header.substring(BEARER.length()).strip();
    }

    private static void authorise(@Nullable Account account, Endpoint endpoint) {
        boolean allowed = switch (endpoint.access()) {
            case PUBLIC, ACCOUNT, TENANT -> true;
            case OPERATOR -> account != null && account.realm() == Realm.OPERATOR;
            // Without an account the bootstrap secret was right.
            case FIRST_OPERATOR -> account == null || account.realm() == Realm.OPERATOR;
        };
        if (!allowed) {
            throw new CloudException(ErrorCode.DENIED, "only operators may do this");
        }
    }

    private static void checkTenant(@Nullable String tenantId) {
        if (tenantId != null && !ResourceIds.isId(TenantId.PREFIX, tenantId)) {
            throw RequestException.invalid(TENANT, tenantId, "an id: ten_ and 26 characters");
        }
    }

    private static void checkQuery(ContainerRequestContext context, Endpoint endpoint) {
        context.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (!endpoint.knowsQuery(name)) {
                String known = String.join(
                        ", ",
                        endpoint.query().stream()
                                .map(Endpoint.QueryMember::name)
                                .toList());
                throw RequestException.invalid(
                        name.isEmpty() ? "query" : name, "unknown", known.isEmpty() ? "no query" : "one of " + known);
            }
            if (values.getFirst().indexOf(NOT_UTF_8) >= 0) {
                throw RequestException.invalid(name, values.getFirst(), "percent-encoded UTF-8");
            }
            if (values.size() > 1) {
                throw RequestException.invalid(name, values.size() + " values", "one value");
            }
        });
    }
}
