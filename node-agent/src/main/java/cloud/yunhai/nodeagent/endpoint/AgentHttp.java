package cloud.yunhai.nodeagent.endpoint;

import cloud.yunhai.nodeagent.app.HostMetrics;
import cloud.yunhai.nodeagent.app.Supervisor;
import cloud.yunhai.nodeagent.core.ServiceState;
import cloud.yunhai.nodeagent.core.ServiceStatus;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// The agent's HTTP face: `/metrics`, `/healthz`, `/services`. It reads only.
public final class AgentHttp implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AgentHttp.class);
    private static final int THREADS = 4;
    private static final String JSON = "application/json";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("http-", 0).daemon().factory());
    private final JsonMapper json = JsonMapper.builder().build();
    private final Supervisor supervisor;

    public AgentHttp(HttpServer server, Supervisor supervisor, HostMetrics metrics) {
        this.supervisor = supervisor;
        this.server = server;
        server.setExecutor(threads);
        server.createContext(
                "/",
                exchange -> answer(exchange, "/", () -> {
                    throw new IllegalArgumentException();
                }));
        server.createContext(
                "/metrics",
                exchange -> answer(
                        exchange, "/metrics", () -> new Answer(200, "text/plain; version=0.0.4", metrics.text())));
        server.createContext("/healthz", exchange -> answer(exchange, "/healthz", this::health));
        server.createContext("/services", exchange -> answer(exchange, "/services", this::services));
    }

    /// Begins to answer; tells where.
    public InetSocketAddress open() {
        server.start();
        return server.getAddress();
    }

    private record Answer(int status, String type, String body) {}

    private interface Page {
        Answer make();
    }

    private static void answer(HttpExchange exchange, String path, Page page) throws IOException {
        try (exchange) {
            Answer answer;
            if (!exchange.getRequestURI().getPath().equals(path) || path.equals("/")) {
                answer = problem(404, "no such page; there are /metrics, /healthz and /services");
            } else if (!exchange.getRequestMethod().equals("GET")) {
                answer = problem(405, "only GET");
            } else {
                answer = page.make();
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (RuntimeException mistake) {
            log.atError().addKeyValue("path", path).setCause(mistake).log("http.failed");
        }
    }

    private static Answer problem(int status, String detail) {
        return new Answer(
                status, "application/problem+json", "{\"status\":" + status + ",\"detail\":\"" + detail + "\"}");
    }

    /// Healthy is the agent whose services are all as they are wanted.
    private Answer health() {
        List<String> missing = supervisor.statuses().stream()
                .filter(status -> status.wanted() && status.state() != ServiceState.UP)
                .map(status -> status.name() + "=" + status.state())
                .toList();
        return new Answer(
                missing.isEmpty() ? 200 : 503,
                JSON,
                json.writeValueAsString(Map.of("healthy", missing.isEmpty(), "not_up", missing)));
    }

    private Answer services() {
        return new Answer(
                200,
                JSON,
                json.writeValueAsString(Map.of(
                        "services",
                        supervisor.statuses().stream().map(AgentHttp::members).collect(Collectors.toList()))));
    }

    private static Map<String, Object> members(ServiceStatus status) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", status.name());
        members.put("module", status.spec().module());
        members.put("state", status.state().name());
        members.put("wanted", status.wanted());
        if (status.process() != null) {
            members.put("pid", status.process().pid());
        }
        if (status.startedAt() != null) {
            members.put("started_at", status.startedAt().toString());
        }
        members.put("restarts", status.restarts());
        if (status.lastExit() != null) {
            members.put("last_exit", status.lastExit());
        }
        if (status.version() != null) {
            members.put("version", status.version());
        }
        if (status.reason() != null) {
            members.put("reason", status.reason());
        }
        members.put("log_file", status.spec().logFile().toString());
        return members;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
