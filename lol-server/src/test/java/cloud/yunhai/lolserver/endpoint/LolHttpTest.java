package cloud.yunhai.lolserver.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.lol.LogBatch;
import cloud.yunhai.common.lol.LolTransport;
import cloud.yunhai.common.lol.RecordLines;
import cloud.yunhai.common.lol.transport.HttpTransport;
import cloud.yunhai.common.process.HttpListener;
import cloud.yunhai.common.testing.SeededRandom;
import cloud.yunhai.lolserver.app.LogStore;
import cloud.yunhai.lolserver.testing.Logs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LolHttpTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final AutoCloseable[] open = new AutoCloseable[2];
    private URI base = URI.create("http://127.0.0.1:1");
    private Path secretFile = Path.of("none");

    @BeforeEach
    void start() throws IOException {
        secretFile = folder.resolve("secret");
        Files.writeString(secretFile, SECRET + "\n");
        LogStore store = Logs.open(folder.resolve("store"), 1 << 20);
        LolHttp http = new LolHttp(
                HttpListener.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), folder),
                store,
                new HttpSecret(secretFile));
        base = URI.create("http://127.0.0.1:" + http.open().getPort());
        open[0] = http;
        open[1] = store;
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void whatIsPostedIsFound() throws Exception {
        new HttpTransport(base, secretFile).send(new LogBatch("s:1", Logs.records(0, 300)));
        new HttpTransport(base, secretFile).send(new LogBatch("s:1", Logs.records(0, 300)));
        JsonNode page = json(get("/v1/records?operation=op_1&order=oldest&limit=70"));
        assertThat(page.path("records").size()).isEqualTo(70);
        assertThat(page.path("records").get(0).path("message").asString()).isEqualTo("message 100");
        String token = page.path("next_page_token").asString();
        JsonNode rest = json(get("/v1/records?operation=op_1&order=oldest&limit=70&page_token=" + token));
        assertThat(rest.path("records").size()).isEqualTo(30);
        assertThat(rest.has("next_page_token")).isFalse();
    }

    @Test
    void withoutTheSecretNothingIsWrittenOrRead() throws Exception {
        for (String header : List.of("", "Bearer ", "Bearer wrong", "Basic " + SECRET, SECRET)) {
            HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/v1/records"));
            if (!header.isEmpty()) {
                request.header("Authorization", header);
            }
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(header).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        }
        assertThat(json(get("/v1/records")).path("records").size()).isZero();
    }

    @Test
    void refusedBatchIsToldAsSuch() {
        LolTransport transport = new HttpTransport(base, secretFile);
        Assertions.assertThatThrownBy(() -> transport.send(new LogBatch("no good id", Logs.records(0, 1))))
                .isInstanceOf(LolTransport.RefusedException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from=yesterday|from: yesterday",
                "limit=x|limit: x",
                "limit=0|limit: 0",
                "level=LOUD|level: LOUD",
                "order=up|order: up",
                "colour=red|colour: unknown",
                "host=a&host=b|host: given twice",
                "host=%zz|query: %zz",
                "page_token=x|page_token: unknown",
                "user=|user: 0 characters",
            })
    void wrongParameterIsNamed(String query, String message) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(base + "/v1/records?" + query.replace("%zz", "%25zz")))
                        .header("Authorization", "Bearer " + SECRET)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (query.contains("%zz")) {
            // A sound escape of an odd text is an odd text and nothing wrong.
            assertThat(answer.statusCode()).isEqualTo(200);
            return;
        }
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode problem = json(answer);
        assertThat(problem.path("detail").asString()).startsWith(message).contains("expected");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void otherPathsAndMethodsAreRefused() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/v1/records/").statusCode()).isEqualTo(404);
        assertThat(get("/healthz").statusCode()).isEqualTo(200);
        assertThat(send("PUT", "s:1", new byte[0]).statusCode()).isEqualTo(405);
    }

    @Test
    void intakeAnswersGarbageWithAProblemAndStoresNothingOfIt() throws Exception {
        RandomGenerator random = SeededRandom.fresh();
        byte[] good = RecordLines.write(Logs.records(0, 3));
        int stored = 0;
        for (int i = 0; i < 300; i++) {
            byte[] body = good.clone();
            int changes = 1 + random.nextInt(5);
            for (int change = 0; change < changes; change++) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            int status = send("POST", "fuzz-" + i, body).statusCode();
            assertThat(status).isIn(204, 400);
            stored += status == 204 ? 1 : 0;
        }
        assertThat(send("POST", "long", new byte[5 << 20]).statusCode()).isEqualTo(413);
        assertThat(send("POST", "empty", new byte[0]).statusCode()).isEqualTo(400);
        assertThat(send("POST", "broken", "{\"id\":1}\n".getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("line 1: id: no text");
        assertThat(json(get("/v1/records?limit=1000")).path("records").size()).isLessThanOrEqualTo(3 * stored);
        assertThat(send("POST", "fine", good).statusCode()).isEqualTo(204);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Authorization", "Bearer " + SECRET)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String batch, byte[] body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(base.resolve("/v1/records"))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", "Bearer " + SECRET)
                        .header("Lol-Batch", batch)
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.builder().build().readTree(answer.body());
    }
}
