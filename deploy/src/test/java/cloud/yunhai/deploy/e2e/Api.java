package cloud.yunhai.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The REST API over plain HTTP, as a program of somebody else asks it.
///
/// @param base its address
/// @param token of who asks
/// @param mark every request id begins with it, so that what the requests did can be found
record Api(URI base, String token, String mark) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final AtomicInteger REQUESTS = new AtomicInteger();

    /// An answer.
    record Answer(int status, String type, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        String text(String pointer) {
            return json().at(pointer).asString("");
        }

        Answer is(int expected) {
            assertThat(status).as(body).isEqualTo(expected);
            return this;
        }
    }

    /// As the account that `up` made for this role: `operator` or `tenant`.
    static Api of(Yunhai yunhai, String role, String mark) {
        try {
            JsonNode file = JSON.readTree(Files.readString(yunhai.home().resolve("secrets/cli.json")));
            JsonNode account = file.path(role);
            String password = Files.readString(
                            Path.of(account.path("password_file").stringValue()))
                    .strip();
            URI base = URI.create(file.path("api").stringValue());
            String realm = role.equals("operator") ? "OPERATOR" : "USER";
            return login(base, realm, account.path("name").stringValue(), password, mark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Api login(URI base, String realm, String name, String password, String mark) {
        ObjectNode login =
                JSON.createObjectNode().put("realm", realm).put("name", name).put("password", password);
        Answer answer =
                new Api(base, "", mark).post("/v1/tokens", login.toString()).is(201);
        return new Api(base, answer.text("/token"), mark);
    }

    Answer get(String path) {
        return send("GET", path, "", new byte[0]);
    }

    Answer post(String path, String json) {
        return send("POST", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    Answer delete(String path) {
        return send("DELETE", path, "", new byte[0]);
    }

    /// Sends anything.
    ///
    /// @param type empty: no body
    Answer send(String method, String path, String type, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(TIMEOUT)
                .header("X-Request-Id", mark + REQUESTS.incrementAndGet());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        var content =
                type.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body);
        try {
            HttpResponse<String> answer = CLIENT.send(
                    request.method(method, content).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// The operation when it has ended.
    JsonNode ended(String operationId) {
        JsonNode operation =
                get("/v1/operations/" + operationId + "?wait=60s").is(200).json();
        assertThat(operation.path("done").asBoolean()).as(operation.toString()).isTrue();
        return operation;
    }

    /// The id of the resource with this name.
    String idOf(String collection, String name) {
        JsonNode items =
                get("/v1/" + collection + "?name=" + name).is(200).json().path("items");
        assertThat(items.size()).as(collection + " named " + name).isEqualTo(1);
        return items.get(0).path("id").stringValue();
    }
}
