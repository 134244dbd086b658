package cloud.yunhai.apiclient.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.apiclient.error.TokenExpiredException;
import cloud.yunhai.apiclient.error.UnreachableException;
import cloud.yunhai.apiclient.testing.FakeApi;
import cloud.yunhai.apiclient.testing.Reply;
import cloud.yunhai.apicommon.codec.XmlCodec;
import cloud.yunhai.apicommon.problem.Problem;
import cloud.yunhai.apicommon.problem.ProblemError;
import cloud.yunhai.apicommon.representation.NewZone;
import cloud.yunhai.apicommon.representation.ZoneRepresentation;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransportTest {
    private static final String ZONE = "{\"id\":\"zon_1\",\"name\":\"one\",\"version\":1}";

    private final FakeApi api = new FakeApi();
    private final List<Duration> pauses = new ArrayList<>();

    @AfterEach
    void stop() {
        api.close();
    }

    private Transport transport(TokenSource tokens) {
        return new Transport(ClientSettings.of(api.uri()), tokens, pauses::add);
    }

    private static NewZone zone() {
        NewZone zone = new NewZone();
        zone.name = "one";
        return zone;
    }

    @Test
    void aRequestCarriesTokenTraceAndFormat() {
        api.on("GET /v1/zones/zon_1", Reply.json(200, ZONE));

        ZoneRepresentation zone = transport(TokenSource.of("secret"))
                .send(Call.get("/v1/zones/zon_1").query("name", "a b&c"), ZoneRepresentation.class);

        assertThat(zone.name).isEqualTo("one");
        FakeApi.Request request = api.only("GET /v1/zones/zon_1");
        assertThat(request.header("Authorization")).isEqualTo("Bearer secret");
        assertThat(request.header("Accept")).isEqualTo("application/json, application/problem+json");
        assertThat(request.header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(request.query()).isEqualTo(Map.of("name", "a b&c"));
    }

    @Test
    void requestsOfATraceCarryIt() {
        api.on("GET /v1/zones", Reply.json(200, "{}"));
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        transport(TokenSource.none()).inTrace(trace).exchange(Call.get("/v1/zones"));

        assertThat(api.only("GET /v1/zones").header("traceparent")).isEqualTo(trace);
        assertThat(api.only("GET /v1/zones").header("Authorization")).isNull();
    }

    @Test
    void xmlIsSpokenWhenChosen() {
        ZoneRepresentation zone = new ZoneRepresentation();
        zone.id = "zon_1";
        zone.name = "云";
        api.on("POST /v1/zones", Reply.of(201, "application/xml", XmlCodec.write(zone)));
        Transport transport =
                new Transport(ClientSettings.of(api.uri()).withFormat(Format.XML), TokenSource.none(), pauses::add);

        assertThat(transport.send(Call.post("/v1/zones", zone()), ZoneRepresentation.class).name)
                .isEqualTo("云");
        FakeApi.Request request = api.only("POST /v1/zones");
        assertThat(request.header("Content-Type")).isEqualTo("application/xml");
        assertThat(request.header("Accept")).isEqualTo("application/xml, application/problem+xml");
        assertThat(request.body()).contains("<new_zone").contains("<name>one</name>");
    }

    @Test
    void aProblemIsToldWhole() {
        Problem problem = new Problem();
        problem.errors = List.of(new ProblemError("/name", "x y (expected: letters)"));
        problem.operationId = "op_1";
        problem.explain = Map.of("limit", "3");
        api.on("POST /v1/zones", Reply.problem(422, "UNPROCESSABLE", "/name: x y (expected: letters)", problem));

        ApiException failure = catchThrowableOfType(
                ApiException.class, () -> transport(TokenSource.none()).exchange(Call.post("/v1/zones", zone())));

        assertThat(failure.status()).isEqualTo(422);
        assertThat(failure.code()).isEqualTo("UNPROCESSABLE");
        assertThat(failure).hasMessage("/name: x y (expected: letters)");
        assertThat(failure.errorAt("/name")).contains("x y (expected: letters)");
        assertThat(failure.errorAt("/id")).isEmpty();
        assertThat(failure.requestId()).isEqualTo("req-1");
        assertThat(failure.operationId()).isEqualTo("op_1");
        assertThat(failure.explain()).isEqualTo(Map.of("limit", "3"));
        assertThat(api.requests()).hasSize(1);
    }

    @Test
    void aProblemInXmlIsToldToo() {
        Problem problem = new Problem();
        problem.title = "Not found";
        problem.status = 404;
        problem.code = "NOT_FOUND";
        problem.detail = "no such zone";
        api.on("GET /v1/zones/zon_1", Reply.of(404, Problem.XML, XmlCodec.write(problem)));

        assertThatThrownBy(() -> transport(TokenSource.none()).exchange(Call.get("/v1/zones/zon_1")))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        failure -> assertThat(failure.code()).isEqualTo("NOT_FOUND"))
                .hasMessage("no such zone");
    }

    @Test
    void anAnswerThatIsNoProblemDocumentIsAProblemWithoutItsText() {
        api.on(
                "GET /v1/zones",
                Reply.of(500, "text/html", "<html>stack trace</html>".getBytes(StandardCharsets.UTF_8))
                        .header("X-Request-Id", "req-7"));

        ApiException failure = catchThrowableOfType(
                ApiException.class, () -> transport(TokenSource.none()).exchange(Call.get("/v1/zones")));

        assertThat(failure).hasMessage("the API answered with status 500");
        assertThat(failure.code()).isEqualTo("INTERNAL");
        assertThat(failure.requestId()).isEqualTo("req-7");
    }

    @Test
    void aPostIsRetriedUnderItsKeyWhenTheConnectionBreaks() {
        api.on("POST /v1/zones", Reply.drop(), Reply.drop(), Reply.json(201, ZONE));

        transport(TokenSource.none()).exchange(Call.post("/v1/zones", zone()));

        List<FakeApi.Request> requests = api.requests("POST /v1/zones");
        assertThat(requests).hasSize(3);
        assertThat(requests.stream()
                        .map(request -> request.header("Idempotency-Key"))
                        .distinct())
                .singleElement()
                .asString()
                .hasSize(36);
        assertThat(requests.stream()
                        .map(request -> request.header("traceparent"))
                        .distinct())
                .hasSize(1);
        assertThat(requests.stream().map(FakeApi.Request::body).distinct()).hasSize(1);
        assertThat(pauses).hasSize(2);
    }

    @Test
    void twoPostsHaveTwoKeysUnlessTheCallerGivesOne() {
        api.on("POST /v1/zones", Reply.json(201, ZONE));
        Transport transport = transport(TokenSource.none());

        transport.exchange(Call.post("/v1/zones", zone()));
        transport.exchange(Call.post("/v1/zones", zone()));
        transport.exchange(Call.post("/v1/zones", zone()).key("form-1"));

        List<@Nullable String> keys = api.requests("POST /v1/zones").stream()
                .<@Nullable String>map(request -> request.header("Idempotency-Key"))
                .toList();
        assertThat(keys).doesNotHaveDuplicates().endsWith("form-1");
    }

    @Test
    void anOverloadedApiIsAskedAgainWhenItSays() {
        api.on(
                "GET /v1/zones",
                Reply.problem(503, "UNAVAILABLE", "draining").header("Retry-After", "3"),
                Reply.problem(429, "RATE_LIMITED", "slowly").header("Retry-After", "1"),
                Reply.json(200, "{}"));

        transport(TokenSource.none()).exchange(Call.get("/v1/zones"));

        assertThat(pauses).hasSize(2);
        assertThat(pauses.get(0)).isEqualTo(Duration.ofSeconds(3));
        assertThat(pauses.get(1)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void attemptsHaveAnEnd() {
        api.on("GET /v1/zones", Reply.problem(503, "UNAVAILABLE", "no database"));

        assertThatThrownBy(() -> transport(TokenSource.none()).exchange(Call.get("/v1/zones")))
                .isInstanceOf(ApiException.class)
                .hasMessage("no database");
        assertThat(api.requests()).hasSize(RetryPolicy.DEFAULT.attemptsMax());
    }

    @Test
    void aLongerWaitThanThereIsTimeForIsNotBegun() {
        api.on("GET /v1/zones", Reply.problem(503, "UNAVAILABLE", "later").header("Retry-After", "3600"));

        ApiException failure = catchThrowableOfType(
                ApiException.class, () -> transport(TokenSource.none()).exchange(Call.get("/v1/zones")));

        assertThat(failure.retryAfter()).contains(Duration.ofHours(1));
        assertThat(pauses).isEmpty();
    }

    @Test
    void aMistakeOfTheApiIsNotRepeated() {
        api.on("POST /v1/zones", Reply.problem(500, "INTERNAL", "a mistake"));

        assertThatThrownBy(() -> transport(TokenSource.none()).exchange(Call.post("/v1/zones", zone())))
                .isInstanceOf(ApiException.class);
        assertThat(api.requests()).hasSize(1);
    }

    @Test
    void aConditionalChangeIsNotRepeatedWhenItsOutcomeIsUnknown() {
        api.on("PATCH /v1/zones/zon_1", Reply.drop());

        assertThatThrownBy(() -> transport(TokenSource.none())
                        .exchange(Call.patch("/v1/zones/zon_1", zone()).ifMatch("\"1\"")))
                .isInstanceOf(UnreachableException.class);
        assertThat(api.requests()).hasSize(1);
        assertThat(api.requests().getFirst().header("If-Match")).isEqualTo("\"1\"");
    }

    @Test
    void nobodyThereIsToldWithTheAddress() throws Exception {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        try (Transport transport = new Transport(ClientSettings.of(nobody), TokenSource.none(), pauses::add)) {
            assertThatThrownBy(() -> transport.exchange(Call.get("/v1/zones")))
                    .isInstanceOfSatisfying(
                            UnreachableException.class,
                            failure -> assertThat(failure.status()).isZero())
                    .hasMessageContaining(nobody.toString())
                    .hasMessageContaining("does not answer");
        }
        assertThat(pauses).hasSize(RetryPolicy.DEFAULT.attemptsMax() - 1);
    }

    @Test
    void aSilentApiIsLeftAfterTheTimeLimit() {
        api.on("GET /v1/zones", Reply.silence());
        ClientSettings settings = ClientSettings.of(api.uri())
                .withTimeouts(Duration.ofSeconds(2), Duration.ofMillis(200))
                .withRetries(RetryPolicy.NEVER);

        assertThatThrownBy(() -> new Transport(settings, TokenSource.none()).exchange(Call.get("/v1/zones")))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("no answer in time");
    }

    @Test
    void anExpiredTokenIsToldAsSuch() {
        api.on("GET /v1/zones", Reply.problem(401, "TOKEN_EXPIRED", "the token has ended; log in again"));

        assertThatThrownBy(() -> transport(TokenSource.of("old")).exchange(Call.get("/v1/zones")))
                .isInstanceOf(TokenExpiredException.class)
                .hasMessage("the token has ended; log in again");
        assertThat(api.requests()).hasSize(1);
    }

    @Test
    void aTokenThatCanBeRenewedIsRenewedOnce() {
        api.on(
                "GET /v1/zones",
                request -> "Bearer fresh".equals(request.header("Authorization"))
                        ? Reply.json(200, "{}")
                        : Reply.problem(401, "TOKEN_EXPIRED", "ended"));

        transport(renewing("fresh")).exchange(Call.get("/v1/zones"));
        assertThat(api.requests()).hasSize(2);

        assertThatThrownBy(() -> transport(renewing("old too")).exchange(Call.get("/v1/zones")))
                .isInstanceOf(TokenExpiredException.class);
        assertThat(api.requests()).hasSize(4);
    }

    private static TokenSource renewing(String next) {
        return new TokenSource() {
            private String token = "old";

            @Override
            public String token() {
                return token;
            }

            @Override
            public boolean renew(String refused) {
                token = next;
                return true;
            }
        };
    }
}
