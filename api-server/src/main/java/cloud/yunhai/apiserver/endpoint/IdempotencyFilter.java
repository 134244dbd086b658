package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.representation.HostJoinTokenRepresentation;
import cloud.yunhai.apiserver.app.UserRequest;
import cloud.yunhai.apiserver.app.port.IdempotencyStore;
import cloud.yunhai.apiserver.app.port.IdempotencyStore.Answer;
import cloud.yunhai.apiserver.app.port.IdempotencyStore.Taken;
import cloud.yunhai.apiserver.core.RequestException;
import cloud.yunhai.apiserver.core.RequestHash;
import cloud.yunhai.apiserver.core.RequestIds;
import cloud.yunhai.apiserver.core.RequestProblem;
import cloud.yunhai.apiserver.core.document.Shape;
import cloud.yunhai.common.error.CloudException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `Idempotency-Key` on every POST: the same request is done once, however often it is sent.
///
/// How it works: the key is taken before the request is worked on. A good answer is stored under it; a refusal gives it
/// back, since nothing was done; when it is not known whether something was done, the key stays taken until its hold is
/// over, and whoever takes it then makes the same ids again, so that the repeat is recognised further down.
@Priority(Priorities.USER)
public final class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {
    /// The header.
    public static final String KEY = "Idempotency-Key";

    /// In an answer: it was given before.
    public static final String REPLAYED = "Idempotent-Replayed";

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final Duration HOLD = Duration.ofSeconds(30);
    private static final String TAKEN = "yunhai.idempotency-key";
    private static final List<String> STORED_HEADERS =
            List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_TYPE);
    private static final int SERVER_ERROR = 500;

    private final IdempotencyStore store;
    private final InstantSource clock;

    public IdempotencyFilter(IdempotencyStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        String key = context.getHeaderString(KEY);
        Endpoint endpoint = AccessFilter.endpointOf(context);
        if (key == null || endpoint == null || !endpoint.takesIdempotencyKey()) {
            return;
        }
        if (!FORM.matcher(key).matches()) {
            throw RequestException.invalid(KEY, key, "1 to 128 visible ASCII characters");
        }
        Call call = Call.of(context);
        String accountId = accountId(call.request());
        switch (store.take(accountId, key, hash(call, endpoint, accountId + key), HOLD)) {
            case Taken.Fresh fresh -> {
                context.setProperty(TAKEN, key);
                Instant first = fresh.firstTaken() == null ? clock.instant() : fresh.firstTaken();
                UserRequest now = call.request();
                call.request(new UserRequest(
                        now.account(),
                        now.tenantMember(),
                        now.ifMatch(),
                        now.requestId(),
                        RequestIds.ofKey(first, accountId, key)));
            }
            case Taken.Running _ ->
                throw RequestException.ofHeader(
                        RequestProblem.REQUEST_IN_PROGRESS, KEY, "a request with it is being worked on");
            case Taken.Different _ -> throw RequestException.repeatedDifferently(KEY);
            case Taken.Answered answered -> context.abortWith(replay(answered.answer()));
        }
    }

    private static String accountId(UserRequest request) {
        return request.account() == null ? "bootstrap" : request.account().id().text();
    }

    private static String hash(Call call, Endpoint endpoint, String salt) {
        String line = call.context().getMethod() + " "
                + call.context().getUriInfo().getRequestUri().getRawPath() + "?"
                + call.context().getUriInfo().getRequestUri().getRawQuery() + " "
                + call.context().getHeaderString(HttpHeaders.CONTENT_TYPE);
        boolean secret =
                endpoint.request() != null && Shape.of(endpoint.request()).hasSecret();
        return RequestHash.of(line, call.body(), salt, secret);
    }

    private static Response replay(Answer answer) {
        Response.ResponseBuilder again = Response.status(answer.status()).header(REPLAYED, "true");
        answer.headers().forEach(again::header);
        if (answer.body().length > 0) {
            again.entity(answer.body());
        }
        return again.build();
    }

    @Override
    public void filter(ContainerRequestContext context, ContainerResponseContext response) {
        if (!(context.getProperty(TAKEN) instanceof String key)) {
            return;
        }
        context.removeProperty(TAKEN);
        String accountId = accountId(Call.of(context).request());
        try {
            if (response.getStatus() < 300) {
                store.complete(accountId, key, answer(response));
            } else if (response.getStatus() < SERVER_ERROR || ProblemMapper.nothingWasDone(context)) {
                store.abandon(accountId, key);
            }
        } catch (CloudException failure) {
            // The caller has a right to its answer; the repeat is recognised by its ids.
            LOG.atWarn().addKeyValue("reason", failure.getMessage()).log("idempotency.not-stored");
        }
    }

    /// The answer as it goes out; what is shown once is not kept.
    private static Answer answer(ContainerResponseContext response) {
        byte[] body = new byte[0];
        MediaType type = response.getMediaType();
        if (response.getEntity() != null) {
            Object entity = response.getEntity();
            byte[] sent = Rendering.bytes(entity, type);
            body = entity instanceof HostJoinTokenRepresentation token ? Rendering.bytes(kept(token), type) : sent;
            response.setEntity(sent, response.getEntityAnnotations(), type);
        }
        Map<String, String> headers = new TreeMap<>();
        for (String name : STORED_HEADERS) {
            String value = header(response, name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new Answer(response.getStatus(), headers, body);
    }

    private static @Nullable String header(ContainerResponseContext response, String name) {
        return response.getHeaderString(name);
    }

    private static HostJoinTokenRepresentation kept(HostJoinTokenRepresentation token) {
        HostJoinTokenRepresentation kept = new HostJoinTokenRepresentation();
        kept.id = token.id;
        kept.clusterId = token.clusterId;
        kept.expiresAt = token.expiresAt;
        kept.uses = token.uses;
        return kept;
    }
}
