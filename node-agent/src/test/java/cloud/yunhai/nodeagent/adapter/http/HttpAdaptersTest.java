package cloud.yunhai.nodeagent.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.nodeagent.core.ProbeResult;
import cloud.yunhai.nodeagent.core.ProbeResult.Answer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /// Each byte comes well within the time, the whole answer never.
    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n\r\n"})
    void aPeerThatDripsIsSilentWhenTheTimeIsOver(String begun) throws Exception {
        try (ServerSocket dripping = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://127.0.0.1:" + dripping.getLocalPort() + "/healthz");
            Future<?> dripped = threads.submit(() -> drip(dripping, begun));

            ProbeResult result = CompletableFuture.supplyAsync(() -> new HttpProbe(SHORT).probe(url), threads)
                    .get(20, TimeUnit.SECONDS);

            assertThat(result.answer()).isEqualTo(Answer.SILENT);
            assertThat(result.detail()).contains("no whole answer within 300 ms");
            assertThatThrownBy(() -> dripped.get(20, TimeUnit.SECONDS))
                    .as("the peer notices")
                    .hasCauseInstanceOf(IOException.class);
        }
    }

    private Object drip(ServerSocket server, String begun) throws Exception {
        try (Socket peer = server.accept()) {
            peer.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
            while (!ended.await(50, TimeUnit.MILLISECONDS)) {
                peer.getOutputStream().write('H');
                peer.getOutputStream().flush();
            }
        }
        return server;
    }

    @Test
    void aBodyWithoutEndIsReadNoFurtherThanIsWanted() {
        status = 500;
        body = "x".repeat(8 << 20);

        assertThat(new HttpProbe(LONG).probe(health).detail()).hasSizeLessThan(600);
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
