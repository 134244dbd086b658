package cloud.yunhai.apiserver.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.apiserver.endpoint.Endpoint;
import cloud.yunhai.apiserver.endpoint.EndpointTable;
import cloud.yunhai.apiserver.testing.Http;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Paths, methods and headers that are wrong.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRequestLineTest {
    private static final String ZONES = "/v1/zones";

    private final World world = new World();

    @AfterAll
    void stop() {
        world.close();
    }

    static Stream<Endpoint> endpointsWithIds() {
        return EndpointTable.ALL.stream().filter(endpoint -> endpoint.path().contains("{id}"));
    }

    static Stream<Endpoint> guarded() {
        return EndpointTable.ALL.stream().filter(Endpoint::guarded);
    }

    @ParameterizedTest
    @MethodSource("endpointsWithIds")
    void whatIsNoIdOfTheCollectionNamesNothing(Endpoint endpoint) {
        List<String> wrong = new ArrayList<>();
        String before = world.state();
        String right = world.path(endpoint).split("/", -1)[3];
        List<String> ids = List.of(
                "1",
                "null",
                "%00",
                "%2e%2e",
                "..%2f..%2fetc",
                "' OR 1=1 --".replace(" ", "%20").replace("'", "%27"),
                right.toUpperCase(java.util.Locale.ROOT),
                right + "0",
                right.substring(0, right.length() - 1),
                "xyz_" + right.substring(right.indexOf('_') + 1),
                right.substring(0, right.indexOf('_')) + "_7zzzzzzzzzzzzzzzzzzzzzzzzz",
                "x".repeat(3_000));
        for (String id : ids) {
            String path = endpoint.path().replace("{id}", id);
            String body = endpoint.request() == null
                    ? null
                    : world.example(endpoint.method().toLowerCase(java.util.Locale.ROOT), endpoint.path())
                            .toString();
            Http.Answer answer = world.caller(endpoint)
                    .send(endpoint.method(), path, body == null ? null : "application/json", body);
            // Tomcat itself refuses what stands for other characters than a path may have.
            if (answer.status() != 404 && !(id.contains("%") && answer.status() == 400) || !isProblem(answer)) {
                wrong.add(path + ": " + answer);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(world.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void aWrongIfMatchChangesNothing(Endpoint endpoint) {
        String before = world.state();
        String body = endpoint.request() == null
                ? null
                : world.example(endpoint.method().toLowerCase(java.util.Locale.ROOT), endpoint.path())
                        .toString();
        String type = body == null ? null : "application/json";
        for (String tag : List.of("3", "\"3", "\"1\" \"2\"", "no tag")) {
            Http.Answer answer = world.caller(endpoint)
                    .with("If-Match", tag)
                    .send(endpoint.method(), world.path(endpoint), type, body);
            assertThat(answer.status()).as(tag + ": " + answer).isEqualTo(400);
            assertThat(answer.text("/errors/0/pointer")).isEqualTo("If-Match");
        }
        for (String tag : List.of("\"999\"", "\"\"", "W/\"1\"", "\"999\", \"abc\"", "\"99999999999999999999\"")) {
            Http.Answer answer = world.caller(endpoint)
                    .with("If-Match", tag)
                    .send(endpoint.method(), world.path(endpoint), type, body);
            assertThat(answer.status()).as(tag + ": " + answer).isEqualTo(412);
            assertThat(answer.text("code")).isEqualTo("STALE_ETAG");
        }
        assertThat(world.state()).isEqualTo(before);
    }

    @Test
    void credentialsThatAreNoneAreRefused() {
        List<String> wrong = new ArrayList<>();
        for (String credentials : List.of(
                "Bearer",
                "Bearer ",
                "Bearer nothing",
                "Bearer yht_" + "A".repeat(43),
                "Bearer " + "x".repeat(4_000),
                "Basic cm9vdDpyb290LXBhc3N3b3Jk",
                "yht_" + "A".repeat(43),
                "Bootstrap " + world.api.secret(),
                "Digest username=\"x\"")) {
            Http.Answer answer =
                    world.api.anonymous().with("Authorization", credentials).get(ZONES);
            if (answer.status() != 401
                    || !isProblem(answer)
                    || !answer.header("WWW-Authenticate").startsWith("Bearer")
                    || answer.body().contains("AAAA")) {
                wrong.add(credentials + ": " + answer);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(world.api.anonymous().get(ZONES).text("code")).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void idempotencyKeysThatAreNoneAreNamed() {
        String before = world.state();
        for (String key : List.of("", " ", "with blank", "x".repeat(129), "a\tb")) {
            Http.Answer answer = world.operator
                    .with("Idempotency-Key", key)
                    .post(ZONES, world.example(ZONES).toString());
            assertThat(answer.status()).as(key + ": " + answer).isEqualTo(400);
            assertThat(answer.text("/errors/0/pointer")).isEqualTo("Idempotency-Key");
        }
        assertThat(world.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nothing", "00-0-0-00", "00-00000000000000000000000000000000-0000000000000000-01", "\u00ff"})
    void aTraceThatIsNoneIsLeftOutAndANewOneBegun(String trace) {
        Http.Answer answer = world.operator.with("traceparent", trace).get(ZONES);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Request-Id")).matches("[0-9a-f]{32}").isNotEqualTo("0".repeat(32));
    }

    @Test
    void theCallersTraceAndRequestIdAreKept() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        assertThat(world.operator
                        .with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                        .get(ZONES)
                        .header("X-Request-Id"))
                .isEqualTo(trace);
        assertThat(world.operator.with("X-Request-Id", "mine-1").get(ZONES).header("X-Request-Id"))
                .isEqualTo("mine-1");
        assertThat(world.operator.with("X-Request-Id", "<script>").get(ZONES).header("X-Request-Id"))
                .matches("[0-9a-f]{32}");
    }

    @Test
    void otherMethodsAndPathsAreProblemsToo() {
        for (String method : List.of("PUT", "DELETE", "PATCH", "BREW")) {
            Http.Answer answer = world.operator.send(method, ZONES, null, null);
            assertThat(answer.status()).as(method + " " + answer).isEqualTo(405);
            assertThat(answer.text("code")).isEqualTo("METHOD_NOT_ALLOWED");
            assertThat(answer.header("Allow")).contains("GET").contains("POST");
        }
        for (String path :
                List.of("/", "/v1", "/v2/zones", "/v1/zones/", "/v1/Zones", "/v1/instances//start", "/v1/zones;a=b")) {
            Http.Answer answer = world.operator.get(path);
            assertThat(answer.status()).as(path + " " + answer).isIn(200, 404);
            assertThat(answer.status() == 200 || isProblem(answer)).as(path).isTrue();
        }
        Http.Answer picture = world.operator.with("Accept", "image/png").get(ZONES);
        assertThat(picture.status()).isEqualTo(406);
        assertThat(picture.text("/errors/0/pointer")).isEqualTo("Accept");
    }

    @Test
    void problemsAreXmlForThoseWhoAskForXml() {
        Http.Answer answer = world.operator.with("Accept", "application/xml").get("/v1/zones/1");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+xml");
        assertThat(answer.body()).contains("<code>NOT_FOUND</code>").contains("<request_id>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/zones?limit=%zz HTTP/1.1",
                "GET /v1/%zz HTTP/1.1",
                "GET /v1/zones/%00 HTTP/1.1",
                "GET /v1/zones/..%2f..%2fhosts HTTP/1.1",
                "GET /v1/../../etc/passwd HTTP/1.1",
                "GET /v1/zones?a=<b> HTTP/1.1",
                "GET /v1/zones?limit=1%ff HTTP/1.1",
                "GET v1 HTTP/1.1",
                "GET /v1/zones HTTP/9.9",
                "G\u0001T /v1/zones HTTP/1.1",
                "TRACE /v1/zones HTTP/1.1",
                "CONNECT /v1/zones HTTP/1.1"
            })
    void whatOnlyASocketCanSayIsRefusedAsAProblem(String line) throws IOException {
        String answer = raw(line + "\r\nHost: x\r\nAuthorization: Bearer " + world.operator.token()
                + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).as(line).matches("(?s)HTTP/1.1 4[0-9][0-9] .*");
        assertThat(answer)
                .contains("application/problem+json")
                .contains("\"request_id\":\"")
                .contains("X-Request-Id");
    }

    @Test
    void headersThatAreTooLargeAreRefusedAsAProblem() throws IOException {
        String answer = raw("GET /v1/zones HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 4[0-9][0-9] .*").contains("application/problem+json");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", world.api.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static boolean isProblem(Http.Answer answer) {
        return answer.header("Content-Type").startsWith("application/problem+json")
                && !answer.text("code").isEmpty()
                && answer.text("request_id").equals(answer.header("X-Request-Id"));
    }
}
