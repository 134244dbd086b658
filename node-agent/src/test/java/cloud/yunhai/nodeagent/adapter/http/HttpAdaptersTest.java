package cloud.yunhai.nodeagent.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import cloud.yunhai.nodeagent.core.ProbeResult;
import cloud.yunhai.nodeagent.core.ProbeResult.Answer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpAdaptersTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final HttpServer server;
    private final URI health;
    private volatile int status = 200;
    private volatile String body = "ok";

    HttpAdaptersTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/healthz", this::answer);
        server.createContext("/metrics", this::answer);
        server.createContext("/hangs", exchange -> {
            try {
                ended.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
        health = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/healthz");
    }

    @AfterEach
    void end() {
        ended.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void statusTwoHundredIsHealthyAndItsTextMaySayThatItIsDegraded() {
        assertThat(new HttpProbe(LONG).probe(health)).isEqualTo(ProbeResult.healthy());
        body = "degraded: spool is full";

        assertThat(new HttpProbe(LONG).probe(health).answer()).isEqualTo(Answer.DEGRADED);
    }

    @Test
    void anyOtherStatusIsUnhealthyWithItsTextCutShort() {
        status = 503;
        body = "x".repeat(10_000);

        ProbeResult result = new HttpProbe(LONG).probe(health);

        assertThat(result.answer()).isEqualTo(Answer.UNHEALTHY);
        assertThat(result.detail()).startsWith("HTTP status 503: xxx").hasSizeLessThan(600);
    }

    @Test
    void redirectIsNotFollowedSinceItSaysNothingAboutTheService() {
        status = 302;

        assertThat(new HttpProbe(LONG).probe(health).answer()).isEqualTo(Answer.UNHEALTHY);
    }

    @Test
    void whatHangsOrDoesNotListenIsSilent() {
        assertThat(new HttpProbe(SHORT).probe(health.resolve("/hangs")).answer())
                .isEqualTo(Answer.SILENT);
        server.stop(0);

        assertThat(new HttpProbe(SHORT).probe(health).answer()).isEqualTo(Answer.SILENT);
    }

    @Test
    void metricsLieBesideTheHealthPage() throws IOException {
        body = "calls_total 7\n";

        assertThat(new HttpMetrics(LONG).metrics(health)).isEqualTo("calls_total 7\n");
    }

    @Test
    void metricsWithAnotherStatusAreNone() {
        status = 500;

        assertThatIOException()
                .isThrownBy(() -> new HttpMetrics(LONG).metrics(health))
                .withMessageContaining("500");
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
