package cloud.yunhai.iaasfront.testing;

import cloud.yunhai.apicommon.codec.JsonCodec;
import cloud.yunhai.apicommon.problem.Problem;
import cloud.yunhai.apicommon.problem.ProblemError;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The REST API as the portal sees it: real HTTP, answers in the API's own shapes, and a memory of what was asked.
///
/// Every token that a login gave is good until [#expire] is called.
public final class StubApi implements AutoCloseable {
    public static final String PASSWORD = "a-good-password";

    private static final String EVENT_END = "\n\n";

    /// What was asked.
    public record Request(
            String method,
            String path,
            String query,
            @Nullable String token,
            String body) {}

    /// What is answered: an object of api-common, or nothing.
    public record Reply(int status, @Nullable Object body) {
        public static Reply ok(Object body) {
            return new Reply(200, body);
        }

        public static Reply accepted(Object body) {
            return new Reply(202, body);
        }

        public static Reply nothing() {
            return new Reply(204, null);
        }

        /// A problem document.
        public static Reply problem(int status, String code, String detail, ProblemError... errors) {
            Problem problem = new Problem();
            problem.type = "urn:yunhai:problem:" + code.toLowerCase(java.util.Locale.ROOT);
            problem.title = code;
            problem.status = status;
            problem.detail = detail;
            problem.code = code;
            problem.requestId = "req-0123";
            problem.errors = errors.length == 0 ? null : List.of(errors);
            return new Reply(status, problem);
        }
    }

    private final HttpServer http;
    private final Map<String, Function<Request, Reply>> routes = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final List<BlockingQueue<String>> streams = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    public StubApi() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::handle);
        http.start();
        on("POST /v1/tokens", this::login);
        on("DELETE /v1/tokens/current", request -> {
            tokens.remove(String.valueOf(request.token()));
            return Reply.nothing();
        });
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /// Answers requests of a method and path, as `GET /v1/instances`.
    public StubApi on(String what, Function<Request, Reply> answer) {
        routes.put(what, answer);
        return this;
    }

    public StubApi on(String what, Reply reply) {
        return on(what, _ -> reply);
    }

    /// What was asked of one route, in order.
    public List<Request> asked(String what) {
        return requests.stream()
                .filter(request -> (request.method() + " " + request.path()).equals(what))
                .toList();
    }

    /// Ends all tokens.
    public void expire() {
        tokens.clear();
    }

    /// How many tokens are good.
    public int tokens() {
        return tokens.size();
    }

    /// How many event streams are open.
    public int streams() {
        return streams.size();
    }

    /// Tells all event streams that a resource changed.
    public void change(String resourceId) {
        streams.forEach(stream -> stream.add("event: instances\nid: 7\ndata: {\"sequence\":7,\"action\":\"UPDATE\","
                + "\"resource_id\":\"" + resourceId + "\"}" + EVENT_END));
    }

    private Reply login(Request request) {
        if (!request.body().contains("\"" + PASSWORD + "\"")) {
            return Reply.problem(401, "BAD_CREDENTIALS", "the name or the password is wrong");
        }
        String token = "yht_secret-token-" + tokens.size();
        tokens.add(token);
        return Reply.ok(Samples.token(token));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = read(exchange);
            requests.add(request);
            String what = request.method() + " " + request.path();
            boolean open = what.equals("POST /v1/tokens") || what.equals("GET /healthz");
            if (!open && !tokens.contains(String.valueOf(request.token()))) {
                answer(exchange, Reply.problem(401, "TOKEN_EXPIRED", "the token has ended; log in again"));
            } else if (what.equals("GET /v1/events")) {
                stream(exchange);
            } else {
                Function<Request, Reply> route = routes.get(what);
                answer(
                        exchange,
                        route == null ? Reply.problem(404, "NOT_FOUND", what + " is not there") : route.apply(request));
            }
        }
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body() == null ? new byte[0] : JsonCodec.write(reply.body());
        exchange.getResponseHeaders()
                .set("Content-Type", reply.body() instanceof Problem ? Problem.JSON : "application/json");
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        streams.add(events);
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            String event = ":" + EVENT_END;
            while (!closed) {
                exchange.getResponseBody().write(event.getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                String next = events.poll(200, java.util.concurrent.TimeUnit.MILLISECONDS);
                event = next == null ? ":" + EVENT_END : next;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            streams.remove(events);
        }
    }

    private static Request read(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String query = exchange.getRequestURI().getRawQuery();
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query == null ? "" : query,
                authorization == null ? null : authorization.substring("Bearer ".length()),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        closed = true;
        http.stop(0);
    }
}
