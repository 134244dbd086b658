package cloud.yunhai.apiserver.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.apiserver.endpoint.Endpoint;
import cloud.yunhai.apiserver.endpoint.EndpointTable;
import cloud.yunhai.apiserver.testing.Http;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Every member of every query, wrong in every way that its schema in the OpenAPI document forbids.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadQueryTest {
    private final World world = new World();

    @AfterAll
    void stop() {
        world.close();
    }

    static Stream<Endpoint> endpoints() {
        return EndpointTable.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void everyMemberWrong(Endpoint endpoint) {
        List<String> wrong = new ArrayList<>();
        String before = world.state();
        refused(endpoint, "no_such_member", "1", wrong);
        for (JsonNode parameter : parameters(endpoint)) {
            if (parameter.path("in").stringValue().equals("query")) {
                String name = parameter.path("name").stringValue();
                for (String value : wrongValues(name, parameter.path("schema"))) {
                    refused(endpoint, name, value, wrong);
                }
                String twice = name + "=1&" + name;
                refused(endpoint, twice, "1", name, wrong);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(world.state()).isEqualTo(before);
    }

    private JsonNode parameters(Endpoint endpoint) {
        return world.document()
                .path("paths")
                .path(endpoint.path())
                .path(endpoint.method().toLowerCase(Locale.ROOT))
                .path("parameters");
    }

    private static List<String> wrongValues(String name, JsonNode schema) {
        List<String> values = new ArrayList<>(List.of("", "a\u0000b", "a\nb", "\ud83d"));
        switch (schema.path("type").stringValue()) {
            case "integer" -> {
                values.addAll(List.of("x", "1.5", "+5", " 1", "0x10", "1e3", "99999999999999999999"));
                values.add(Long.toString(schema.path("minimum").longValue() - 1));
                if (schema.path("maximum").longValue() < Long.MAX_VALUE) {
                    values.add(Long.toString(schema.path("maximum").longValue() + 1));
                }
            }
            case "boolean" -> values.addAll(List.of("yes", "1", "TRUE "));
            default -> {
                values.add("x".repeat(2_000));
                if (schema.has("enum")) {
                    values.add("NO_SUCH_CONSTANT");
                }
                if (schema.has("pattern")
                        || schema.has("format")
                        || name.equals("fields")
                        || name.equals("tenant_id")) {
                    values.addAll(List.of("nothing", "1", "-1s", "99999999s", "2030-13-45T00:00:00Z"));
                }
            }
        }
        return values;
    }

    private void refused(Endpoint endpoint, String name, String value, List<String> wrong) {
        refused(endpoint, name, value, name, wrong);
    }

    private void refused(Endpoint endpoint, String name, String value, String named, List<String> wrong) {
        // A lone surrogate becomes a question mark here, and so an ordinary value of a filter.
        String query = name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        if (query.endsWith("%3F")) {
            query = name + "=%ED%A0%BD";
        }
        Http.Answer answer =
                world.caller(endpoint).send(endpoint.method(), world.path(endpoint) + "?" + query, null, null);
        if (answer.status() != 400
                || !answer.header("Content-Type").startsWith("application/problem+json")
                || !answer.text("request_id").equals(answer.header("X-Request-Id"))
                || !answer.text("/errors/0/pointer").equals(named)) {
            wrong.add(query + ": " + answer);
        }
    }
}
