package cloud.yunhai.apiclient.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A real HTTP server that answers as it was told, and keeps what it was asked.
public final class FakeApi implements AutoCloseable {
    /// What was asked.
    public record Request(
            String method, String path, Map<String, String> query, Map<String, String> headers, String body) {
        /// The header, whatever the case of its name.
        public @Nullable String header(String name) {
            return headers.get(name.toLowerCase(java.util.Locale.ROOT));
        }
    }

    private final HttpServer server;
    private final Map<String, Function<Request, Reply>> routes = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    public FakeApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Answers these in turn, the last one for ever.
    ///
    /// @param what as `GET /v1/instances`
    public FakeApi on(String what, Reply... replies) {
        Deque<Reply> left = new ArrayDeque<>(List.of(replies));
        return on(what, request -> {
            synchronized (left) {
                return left.size() > 1 ? left.removeFirst() : left.getFirst();
            }
        });
    }

    public FakeApi on(String what, Function<Request, Reply> answer) {
        routes.put(what, answer);
        return this;
    }

    /// Everything asked so far.
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /// What was asked of one route.
    public List<Request> requests(String what) {
        return requests.stream()
                .filter(request -> (request.method() + " " + request.path()).equals(what))
                .toList();
    }

    /// The only request of a route.
    public Request only(String what) {
        List<Request> found = requests(what);
        if (found.size() != 1) {
            throw new AssertionError(what + " was asked " + found.size() + " times, of " + requests);
        }
        return found.getFirst();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = read(exchange);
            requests.add(request);
            Function<Request, Reply> route = routes.get(request.method() + " " + request.path());
            Reply reply = route == null
                    ? Reply.problem(404, "NOT_FOUND", request.method() + " " + request.path() + " is not there")
                    : route.apply(request);
            if (reply.status() != 0) {
                answer(exchange, reply);
            }
            if (reply.held()) {
                hold();
            }
        }
    }

    private void answer(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        boolean stream = "text/event-stream".equals(reply.headers().get("Content-Type"));
        exchange.sendResponseHeaders(reply.status(), stream ? 0 : reply.body().length == 0 ? -1 : reply.body().length);
        if (reply.body().length > 0) {
            exchange.getResponseBody().write(reply.body());
            exchange.getResponseBody().flush();
        }
    }

    private void hold() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request read(HttpExchange exchange) throws IOException {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        if (raw != null) {
            for (String member : raw.split("&", -1)) {
                int equals = member.indexOf('=');
                query.put(
                        URLDecoder.decode(member.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(member.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query,
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
