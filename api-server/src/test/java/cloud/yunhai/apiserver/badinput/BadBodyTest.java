package cloud.yunhai.apiserver.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.apicommon.codec.XmlCodec;
import cloud.yunhai.apicommon.problem.Problem;
import cloud.yunhai.apiserver.endpoint.Endpoint;
import cloud.yunhai.apiserver.endpoint.EndpointTable;
import cloud.yunhai.apiserver.testing.Http;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/// Every member of every body, wrong in every way there is: a problem that names it, and nothing changed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadBodyTest {
    private static final Set<Integer> STATUSES = Set.of(400, 422);
    private static final Set<String> CODES = Set.of("INVALID", "MALFORMED", "UNPROCESSABLE");

    private final World world = new World();

    @AfterAll
    void stop() {
        world.close();
    }

    @BeforeAll
    void warm() {
        assertThat(endpoints().count()).as("endpoints with a body").isGreaterThan(20);
    }

    static Stream<Endpoint> endpoints() {
        return EndpointTable.ALL.stream().filter(endpoint -> endpoint.request() != null);
    }

    static Stream<Endpoint> endpointsWithXml() {
        return endpoints().filter(endpoint -> !endpoint.method().equals("PATCH"));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void everyMemberWrongInJson(Endpoint endpoint) {
        List<String> wrong = new ArrayList<>();
        String before = world.state();
        for (Wrong body : bodies(endpoint)) {
            Http.Answer answer = send(endpoint, "application/json", Texts.json(body.body(), body.twice()));
            check(body, answer, read(answer), wrong);
        }
        assertThat(wrong).isEmpty();
        assertThat(world.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("endpointsWithXml")
    void everyMemberWrongInXml(Endpoint endpoint) {
        List<String> wrong = new ArrayList<>();
        Class<?> type = Objects.requireNonNull(endpoint.request());
        String before = world.state();
        for (Wrong body : bodies(endpoint)) {
            if (body.inXml()) {
                Http.Answer answer = send(endpoint, "application/xml", Texts.xml(body.body(), type, body.twice()));
                check(body, answer, read(answer), wrong);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(world.state()).isEqualTo(before);
    }

    /// Else the tests above would prove nothing.
    @Test
    void theExamplesThemselvesAreTakenInBothFormats() {
        List<String> refused = new ArrayList<>();
        endpoints().filter(endpoint -> !endpoint.path().contains("{id}")).forEach(endpoint -> {
            ObjectNode example = world.example(endpoint.path());
            Http.Answer answer = send(endpoint, "application/json", example.toString());
            if (answer.status() >= 300 && !isLogin(endpoint, answer)) {
                refused.add(endpoint.path() + " " + answer);
            }
            ObjectNode another = world.example(endpoint.path());
            Http.Answer inXml = send(
                    endpoint, "application/xml", Texts.xml(another, Objects.requireNonNull(endpoint.request()), ""));
            if (inXml.status() >= 300 && !isLogin(endpoint, inXml)) {
                refused.add(endpoint.path() + " " + inXml);
            }
        });
        assertThat(refused).isEmpty();
    }

    /// The example's password is nobody's.
    private static boolean isLogin(Endpoint endpoint, Http.Answer answer) {
        return endpoint.path().endsWith("/tokens") && answer.status() == 401
                || endpoint.path().endsWith("/password") && answer.status() == 422;
    }

    private List<Wrong> bodies(Endpoint endpoint) {
        Class<?> type = Objects.requireNonNull(endpoint.request());
        return WrongBodies.of(
                type, world.example(endpoint.method().toLowerCase(java.util.Locale.ROOT), endpoint.path()));
    }

    private Http.Answer send(Endpoint endpoint, String type, String body) {
        Http caller = world.caller(endpoint);
        return (type.endsWith("xml") ? caller.with("Accept", "application/xml") : caller)
                .send(endpoint.method(), world.path(endpoint), type, body);
    }

    private static @Nullable Problem read(Http.Answer answer) {
        String type = answer.header("Content-Type");
        if (type.startsWith(Problem.XML)) {
            return XmlCodec.read(answer.body().getBytes(StandardCharsets.UTF_8), Problem.class);
        }
        return type.startsWith(Problem.JSON)
                ? cloud.yunhai.apicommon.codec.JsonCodec.read(
                        answer.body().getBytes(StandardCharsets.UTF_8), Problem.class)
                : null;
    }

    private static void check(Wrong body, Http.Answer answer, @Nullable Problem problem, List<String> wrong) {
        boolean right = problem != null
                && STATUSES.contains(answer.status())
                && CODES.contains(problem.code)
                && answer.header("X-Request-Id").equals(problem.requestId)
                && problem.errors != null
                && problem.errors.stream().anyMatch(error -> error.pointer.equals(body.pointer()))
                && !answer.body().contains("correct horse");
        if (!right) {
            wrong.add(body + ": " + answer);
        }
    }
}
