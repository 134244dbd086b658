package cloud.yunhai.apiclient.http;

import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.apiclient.error.UnreachableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Sends requests and gets them answered: token, trace, time limits, retries, problems.
///
/// How it works: what may be repeated is sent again when there was no answer, and when the API says that it did nothing
/// and will soon be able to (503, 429, or any other answer with `Retry-After`). A POST keeps its idempotency key in all
/// attempts. A token that is refused is renewed once, if its source can.
public final class Transport implements AutoCloseable {
    /// Drawn from by all threads that share the client; the JDK's default generator belongs to one.
    private static final RandomGenerator SHARED_CHANCE =
            () -> ThreadLocalRandom.current().nextLong();

    private static final String UNKNOWN_OUTCOME = "UNKNOWN_OUTCOME";
    private static final String REQUEST_IN_PROGRESS = "REQUEST_IN_PROGRESS";
    private static final int BODY_BYTES_MAX = 64 << 20;

    private final ClientSettings settings;
    private final TokenSource tokens;
    private final HttpClient http;
    private final Scope scope;
    private final Pauses pauses;
    private final RandomGenerator random;

    public Transport(ClientSettings settings, TokenSource tokens) {
        this(settings, tokens, client(settings), Scope.OWN, Pauses.REAL, SHARED_CHANCE);
    }

    Transport(ClientSettings settings, TokenSource tokens, Pauses pauses) {
        this(settings, tokens, client(settings), Scope.OWN, pauses, SHARED_CHANCE);
    }

    private Transport(
            ClientSettings settings,
            TokenSource tokens,
            HttpClient http,
            Scope scope,
            Pauses pauses,
            RandomGenerator random) {
        this.settings = settings;
        this.tokens = tokens;
        this.http = http;
        this.scope = scope;
        this.pauses = pauses;
        this.random = random;
    }

    private static HttpClient client(ClientSettings settings) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .connectTimeout(settings.connectTimeout());
        if (settings.ca() != null) {
            builder.sslContext(Tls.trusting(settings.ca()));
        } else if ("http".equalsIgnoreCase(settings.api().getScheme())) {
            builder.sslContext(Tls.unused());
        }
        return builder.build();
    }

    /// The same connections, on behalf of a tenant.
    public Transport actingFor(@Nullable String tenantId) {
        return new Transport(settings, tokens, http, new Scope(tenantId, scope.traceparent()), pauses, random);
    }

    /// The same connections, as part of a trace.
    public Transport inTrace(@Nullable String traceparent) {
        return new Transport(settings, tokens, http, new Scope(scope.tenantId(), traceparent), pauses, random);
    }

    /// The same connections with another token.
    public Transport as(TokenSource other) {
        return new Transport(settings, other, http, scope, pauses, random);
    }

    /// The tenant that is acted for; null: none.
    public @Nullable String tenantId() {
        return scope.tenantId();
    }

    Pauses pauses() {
        return pauses;
    }

    RandomGenerator random() {
        return random;
    }

    RetryPolicy retries() {
        return settings.retries();
    }

    /// Sends and decodes.
    ///
    /// @throws ApiException when there was a problem or no answer
    public <T> T send(Call call, Class<T> type) {
        return decode(exchange(call), type);
    }

    /// Reads what an answer holds.
    public <T> T decode(Answer answer, Class<T> type) {
        Format format = answer.mediaType().equals(Format.XML.mediaType()) ? Format.XML : Format.JSON;
        return format.read(answer.body(), type);
    }

    /// Sends, with all attempts that it takes.
    ///
    /// @throws ApiException when there was a problem or no answer
    public Answer exchange(Call call) {
        String trace = scope.trace(random);
        byte[] body = call.body() == null ? null : settings.format().write(call.body());
        long began = System.nanoTime();
        boolean renewed = false;
        for (int attempt = 1; ; attempt++) {
            String token = call.open() ? null : tokens.token();
            ApiException failure;
            boolean again;
            try {
                Answer answer = once(request(call, body, token, trace, timeout(call)));
                if (answer.successful()) {
                    return answer;
                }
                failure = Problems.of(answer);
                if (failure.status() == 401 && token != null && !renewed && tokens.renew(token)) {
                    renewed = true;
                    continue;
                }
                again = passes(failure, call);
            } catch (IOException e) {
                failure = new UnreachableException(settings.api(), reason(e), e);
                again = call.repeatable() || neverSent(e);
            }
            Optional<Duration> pause = again
                    ? settings.retries()
                            .pause(
                                    attempt,
                                    Duration.ofNanos(System.nanoTime() - began),
                                    failure.retryAfter().orElse(null),
                                    random)
                    : Optional.empty();
            pause(pause.orElseThrow(failed(failure)));
        }
    }

    /// Whether the same request may be answered otherwise after a while.
    private static boolean passes(ApiException problem, Call call) {
        return switch (problem.code()) {
            case UNKNOWN_OUTCOME -> call.repeatable();
            // An earlier attempt is still at work; its answer will be given to us.
            case REQUEST_IN_PROGRESS -> true;
            default ->
                problem.status() == 503
                        || problem.status() == 429
                        || problem.retryAfter().isPresent();
        };
    }

    private static Supplier<ApiException> failed(ApiException failure) {
        return () -> failure;
    }

    private Duration timeout(Call call) {
        Duration own = call.timeout();
        return own == null ? settings.requestTimeout() : own;
    }

    private HttpRequest request(
            Call call, byte @Nullable [] body, @Nullable String token, String trace, @Nullable Duration timeout) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri(call));
        if (timeout != null) {
            builder.timeout(timeout);
        }
        builder.setHeader("User-Agent", settings.userAgent());
        builder.setHeader("traceparent", trace);
        String accept = call.accept();
        builder.setHeader("Accept", accept == null ? settings.format().accepted() : accept);
        if (token != null) {
            builder.setHeader("Authorization", "Bearer " + token);
        }
        call.headers().forEach(builder::setHeader);
        if (body != null) {
            builder.setHeader("Content-Type", settings.format().mediaType());
        }
        return builder.method(call.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .build();
    }

    private URI uri(Call call) {
        String base = settings.api().toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + call.target());
    }

    private Answer once(HttpRequest request) throws IOException {
        try {
            HttpResponse<byte[]> response =
                    http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), BODY_BYTES_MAX));
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException(settings.api(), "interrupted", e);
        }
    }

    /// Opens an event stream. One attempt; the token is renewed once.
    ///
    /// @throws IOException when there was no answer
    /// @throws ApiException when the answer is a problem
    InputStream open(Call call) throws IOException {
        String token = call.open() ? null : tokens.token();
        HttpResponse<InputStream> response = opened(call, token);
        if (response.statusCode() == 200) {
            return response.body();
        }
        Answer answer;
        try (InputStream body = response.body()) {
            answer = new Answer(response.statusCode(), response.headers(), body.readNBytes(BODY_BYTES_MAX));
        }
        ApiException failure = Problems.of(answer);
        if (failure.status() == 401 && token != null && tokens.renew(token)) {
            HttpResponse<InputStream> second = opened(call, tokens.token());
            if (second.statusCode() == 200) {
                return second.body();
            }
            second.body().close();
        }
        throw failure;
    }

    /// Without a time limit of the request itself, since that might end the stream; the wait for the answer has
    /// one.
    private HttpResponse<InputStream> opened(Call call, @Nullable String token) throws IOException {
        CompletableFuture<HttpResponse<InputStream>> answer =
                http.sendAsync(request(call, null, token, scope.trace(random), null), BodyHandlers.ofInputStream());
        try {
            return answer.get(timeout(call).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException("no answer in time");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new UnreachableException(settings.api(), "interrupted", e);
        }
    }

    private void pause(Duration time) {
        try {
            pauses.pause(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException(settings.api(), "interrupted", e);
        }
    }

    private static boolean neverSent(IOException failure) {
        return failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException;
    }

    private static String reason(IOException failure) {
        if (failure instanceof HttpConnectTimeoutException) {
            return "no connection in time";
        }
        if (failure instanceof HttpTimeoutException) {
            return "no answer in time";
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
                return cause.getMessage();
            }
        }
        return failure instanceof ConnectException
                ? "connection refused"
                : failure.getClass().getSimpleName();
    }

    /// Ends the connections; views of this transport end with it.
    @Override
    public void close() {
        http.shutdownNow();
    }
}
