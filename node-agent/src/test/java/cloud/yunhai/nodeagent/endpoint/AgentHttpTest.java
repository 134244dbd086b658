package cloud.yunhai.nodeagent.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.process.HttpListener;
import cloud.yunhai.nodeagent.app.HostMetrics;
import cloud.yunhai.nodeagent.app.Supervisor;
import cloud.yunhai.nodeagent.core.ProbeResult;
import cloud.yunhai.nodeagent.core.ServiceState;
import cloud.yunhai.nodeagent.testing.Agents;
import cloud.yunhai.nodeagent.testing.FakeProcesses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentHttpTest {
    private final FakeProcesses processes = new FakeProcesses();
    private volatile ProbeResult answer = ProbeResult.healthy();
    private final Supervisor supervisor = Agents.over(processes, _ -> answer, Agents.spec("one"));
    private final AgentHttp http;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    AgentHttpTest() throws IOException {
        HostMetrics metrics = new HostMetrics("h1", supervisor, processes, _ -> "calls_total 7\n", () -> "");
        http = new AgentHttp(
                HttpListener.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Path.of("unused")),
                supervisor,
                metrics);
        port = http.open().getPort();
        Agents.awaitState(supervisor, "one", ServiceState.UP);
    }

    @AfterEach
    void end() {
        http.close();
        supervisor.close();
        client.close();
    }

    @Test
    void metricsAreServedAsPrometheusReadsThem() throws Exception {
        HttpResponse<String> response = get("/metrics");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4");
        assertThat(response.body())
                .contains("calls_total{host=\"h1\",module=\"child\",service=\"one\"} 7")
                .endsWith("\n");
    }

    @Test
    void healthIsThatOfAllServicesThatAreWanted() throws Exception {
        assertThat(get("/healthz").statusCode()).isEqualTo(200);

        answer = ProbeResult.unhealthy("no database");
        Agents.awaitState(supervisor, "one", ServiceState.UNHEALTHY);

        HttpResponse<String> response = get("/healthz");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("one=UNHEALTHY");
    }

    @Test
    void serviceThatSomebodyStoppedIsNoLackOfHealth() throws Exception {
        supervisor.stop("one").join();

        assertThat(get("/healthz").statusCode()).isEqualTo(200);
        assertThat(get("/services").body()).contains("\"state\":\"STOPPED\"", "\"wanted\":false");
    }

    @Test
    void whatIsNoPageAndWhatIsNoReadingIsRefused() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/metrics/x").statusCode()).isEqualTo(404);
        assertThat(get("/../etc/passwd").statusCode()).isEqualTo(404);
        HttpRequest post = request("/services")
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        HttpResponse<String> refused = client.send(post, HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    /// More of them than there are threads. The tests give a request one second (see the module's POM).
    @Test
    void peersThatDripKeepNobodyElseWaiting() throws Exception {
        List<Socket> dripping = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                Socket peer = new Socket(InetAddress.getLoopbackAddress(), port);
                peer.getOutputStream().write("GET /heal".getBytes(StandardCharsets.US_ASCII));
                dripping.add(peer);
            }

            assertThat(get("/healthz").statusCode()).isEqualTo(200);
            for (Socket peer : dripping) {
                peer.setSoTimeout(20_000);
                assertThat(closed(peer)).isTrue();
            }
        } finally {
            for (Socket peer : dripping) {
                peer.close();
            }
        }
    }

    private static boolean closed(Socket peer) throws IOException {
        try {
            return peer.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }
}
