package cloud.yunhai.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.apicommon.codec.JsonCodec;
import cloud.yunhai.apiserver.badinput.World;
import cloud.yunhai.apiserver.testing.Http;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.idl.types.TActorKind;
import cloud.yunhai.common.idl.types.TOperationState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The list of events and their stream share a path; only who asks for the stream gets it.
class EventStreamTest {
    private static final String EVENTS = "/v1/events";

    private final World world = new World();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void withoutAcceptItIsTheList() {
        Http.Answer answer = world.tenant.get(EVENTS);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.json().path("items").size()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*/*", "application/*", "application/json, text/event-stream;q=0.5", "text/html, */*;q=0.1"})
    void withAnyAcceptButTheStreamsItIsTheList(String accept) {
        assertThat(world.tenant.with("Accept", accept).get(EVENTS).header("Content-Type"))
                .startsWith("application/json");
    }

    @Test
    void theStreamTellsATenantOfItsOwnAndOfNothingElse() throws Exception {
        Http other = world.api.tenant();
        HttpResponse<InputStream> stream = world.tenant.stream(EVENTS);
        assertThat(stream.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        try (BufferedReader lines = lines(stream)) {
            world.operator.post("/v1/zones", "{\"name\":\"of-the-platform\"}");
            other.post("/v1/ssh_keys", world.example("/v1/ssh_keys").toString());
            Http.Answer mine = world.tenant.post("/v1/security_groups", "{\"name\":\"mine\"}");

            String data = data(lines);

            assertThat(data).contains(mine.text("id")).contains("\"action\":\"create\"");
        }
    }

    @Test
    void theStreamOfAnOperationShowsEveryChangeAndEndsWithIt() throws Exception {
        HttpResponse<InputStream> stream = world.tenant.stream("/v1/operations/" + world.id("op") + "/events");
        try (BufferedReader lines = lines(stream)) {
            assertThat(data(lines)).contains("\"state\":\"RUNNING\"");
            world.api.platform.work.bring(world.id("op"), TOperationState.SUCCEEDED);

            assertThat(data(lines)).contains("\"state\":\"SUCCEEDED\"");
            assertThat(data(lines)).as("the end").isEqualTo("null");
        }
    }

    /// As db-proxy writes it down: without the steps.
    @Test
    void aChangeOfAnOperationIsToldToItsTenantBeforeAndAfter() {
        String tenant = world.tenant.get("/v1/account").text("tenant_id");
        world.api.platform.audit.changed(
                new TActor(TActorKind.SERVICE, "resource-scheduler", "resource-scheduler"),
                "change-operation",
                world.id("op"),
                tenant,
                "{\"id\":\"" + world.id("op") + "\",\"kind\":\"STOP_INSTANCE\",\"resourceId\":\""
                        + world.id("ins")
                        + "\",\"state\":\"FAILED\",\"errorCode\":\"QUOTA\",\"error\":\"too much\"}");

        Http.Answer events = world.tenant.get(EVENTS + "?action=change-operation");

        JsonNode after = JsonCodec.mapper().readTree(events.text("/items/0/after"));
        assertThat(after)
                .isEqualTo(
                        JsonCodec.mapper()
                                .readTree(
                                        "{\"id\":\"" + world.id("op")
                                                + "\",\"kind\":\"STOP_INSTANCE\",\"resource_id\":\""
                                                + world.id("ins")
                                                + "\",\"state\":\"FAILED\",\"done\":true,\"error_code\":\"QUOTA\",\"error\":\"too much\"}"));
    }

    @Test
    void anotherTenantsOperationHasNoStream() {
        HttpResponse<InputStream> stream = world.api.tenant().stream("/v1/operations/" + world.id("op") + "/events");

        assertThat(stream.statusCode()).isEqualTo(404);
    }

    @Test
    void theStreamGoesOnAfterTheLastEventThatWasSeen() throws Exception {
        Http.Answer first = world.tenant.post("/v1/security_groups", "{\"name\":\"first\"}");
        long seen = world.api.platform.audit.count() - 1L;

        HttpResponse<InputStream> stream = world.tenant.with("Last-Event-ID", Long.toString(seen)).stream(EVENTS);
        try (BufferedReader lines = lines(stream)) {
            assertThat(data(lines)).contains(first.text("id"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "99999999999999999999"})
    void aLastEventThatIsNoneIsNamed(String id) {
        Http.Answer answer = world.tenant
                .with("Accept", "text/event-stream")
                .with("Last-Event-ID", id)
                .get(EVENTS);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("Last-Event-ID");
    }

    private static BufferedReader lines(HttpResponse<InputStream> stream) {
        return new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
    }

    /// The data of the next event.
    private static String data(BufferedReader lines) throws Exception {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        String line = lines.readLine();
                        while (line != null && !line.startsWith("data:")) {
                            line = lines.readLine();
                        }
                        return String.valueOf(line);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .get(30, TimeUnit.SECONDS);
    }
}
