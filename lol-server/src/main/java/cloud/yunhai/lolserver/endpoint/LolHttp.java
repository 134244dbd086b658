package cloud.yunhai.lolserver.endpoint;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.lol.LogBatch;
import cloud.yunhai.common.lol.LogLimits;
import cloud.yunhai.common.lol.LogRecord;
import cloud.yunhai.common.lol.RecordLines;
import cloud.yunhai.common.lol.RecordLines.MalformedRecordException;
import cloud.yunhai.common.lol.transport.HttpTransport;
import cloud.yunhai.lolserver.app.LogStore;
import cloud.yunhai.lolserver.core.LogPage;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP face: `POST /v1/records` stores lines of JSON, `GET /v1/records` finds them, `GET /healthz`.
public final class LolHttp implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LolHttp.class);
    private static final Duration WAIT = Duration.ofSeconds(8);
    private static final int THREADS = 4;
    private static final int WAITING = 64;
    private static final long DRAINED_BYTES = 4L * LogLimits.BATCH_BYTES;
    private static final String RECORDS = "/v1/records";
    private static final String JSON = "application/json";

    private final HttpServer server;
    private final ExecutorService threads;
    private final LogStore store;
    private final HttpSecret secret;

    public LolHttp(HttpServer server, LogStore store, HttpSecret secret) {
        this.store = store;
        this.secret = secret;
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING),
                Thread.ofPlatform().name("http-", 0).daemon().factory());
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
        this.server = server;
        server.setExecutor(pool);
        server.createContext("/", this::answer);
    }

    /// Begins to answer; tells where.
    public InetSocketAddress open() {
        server.start();
        return server.getAddress();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                route(exchange).send(exchange);
            } catch (CloudException refused) {
                HttpAnswer.problem(refused).send(exchange);
            } catch (RuntimeException mistake) {
                log.atError()
                        .addKeyValue("path", exchange.getRequestURI().getPath())
                        .setCause(mistake)
                        .log("http.failed");
                HttpAnswer.problem(500, "INTERNAL", "internal error").send(exchange);
            }
        }
    }

    private HttpAnswer route(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        if ("/healthz".equals(path) && method.equals("GET")) {
            return new HttpAnswer(
                    store.isWritable() ? 200 : 503, JSON, "{\"healthy\":" + store.isWritable() + "}", null);
        }
        if (!RECORDS.equals(path)) {
            return HttpAnswer.problem(404, "NOT_FOUND", "no such page; there are /v1/records and /healthz");
        }
        if (!secret.isIn(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return HttpAnswer.problem(401, "UNAUTHENTICATED", "Authorization: none that fits (expected: Bearer SECRET)")
                    .withHeader("WWW-Authenticate", "Bearer");
        }
        return switch (method) {
            case "POST" -> append(exchange);
            case "GET" -> find(exchange.getRequestURI().getRawQuery());
            default -> HttpAnswer.problem(405, "INVALID", "method: " + method + " (expected: GET or POST)");
        };
    }

    private HttpAnswer append(HttpExchange exchange) throws IOException {
        String batch = exchange.getRequestHeaders().getFirst(HttpTransport.BATCH_HEADER);
        if (batch == null) {
            throw CloudException.invalid(HttpTransport.BATCH_HEADER, "missing", "the batch's id");
        }
        byte[] body = exchange.getRequestBody().readNBytes(LogLimits.BATCH_BYTES + 1);
        if (body.length > LogLimits.BATCH_BYTES) {
            // An answer before the end of the request would not be read by most clients.
            long rest = exchange.getRequestBody().skip(DRAINED_BYTES);
            log.atInfo().addKeyValue("bytes", body.length + rest).log("http.body-too-long");
            return HttpAnswer.problem(
                    413, "INVALID", "body: too long (expected: at most " + LogLimits.BATCH_BYTES + " bytes)");
        }
        List<LogRecord> records;
        try {
            records = RecordLines.read(body);
        } catch (MalformedRecordException wrong) {
            throw new CloudException(ErrorCode.MALFORMED, String.valueOf(wrong.getMessage()), wrong);
        }
        store.append(new LogBatch(batch, records), WAIT);
        return new HttpAnswer(204, JSON, "", null);
    }

    private HttpAnswer find(@Nullable String rawQuery) {
        LogPage page = store.query(QueryParameters.read(rawQuery));
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        page.records().forEach(record -> RecordLines.write(record, lines));
        // A line ends with a line feed, and none is within one.
        String records = lines.toString(StandardCharsets.UTF_8).strip().replace("\n", ",");
        String next = page.nextPageToken() == null ? "" : ",\"next_page_token\":\"" + page.nextPageToken() + "\"";
        return new HttpAnswer(200, JSON, "{\"records\":[" + records + "]" + next + "}", null);
    }

    @Override
    public void close() {
        server.stop(1);
        threads.shutdownNow();
    }
}
