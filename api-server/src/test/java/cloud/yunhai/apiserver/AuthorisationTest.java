package cloud.yunhai.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.apiserver.badinput.World;
import cloud.yunhai.apiserver.endpoint.Access;
import cloud.yunhai.apiserver.endpoint.Endpoint;
import cloud.yunhai.apiserver.endpoint.EndpointTable;
import cloud.yunhai.apiserver.testing.Http;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Who may ask for what. The expectations are a list of their own (`authorisation.txt`): an endpoint that is not in it,
/// or whose rights change, fails until somebody has thought about it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorisationTest {
    private static final String LIST = "/authorisation.txt";

    private final World world = new World();
    private final Http owner = world.tenant;
    private final Http foreign = world.api.tenant();

    /// What is expected of an endpoint.
    ///
    /// @param owned whether what it names belongs to one tenant, and is not found by another
    private record Expected(Endpoint endpoint, Access access, boolean owned) {}

    @AfterAll
    void stop() {
        world.close();
    }

    private static List<String> lines() {
        try (InputStream list = Objects.requireNonNull(AuthorisationTest.class.getResourceAsStream(LIST))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Expected> expected() {
        return lines().stream().map(line -> {
            List<String> words = List.of(line.strip().split(" +", -1));
            Endpoint endpoint = EndpointTable.find(words.get(0), words.get(1))
                    .orElseThrow(() -> new AssertionError(line + " (no such endpoint)"));
            return new Expected(
                    endpoint,
                    Access.valueOf(words.get(2)),
                    words.size() > 3 && words.get(3).equals("owned"));
        });
    }

    @Test
    void everyEndpointIsInTheList() {
        TreeSet<String> listed = new TreeSet<>();
        expected().forEach(line -> listed.add(name(line.endpoint()) + " " + line.access()));
        TreeSet<String> known = new TreeSet<>();
        EndpointTable.ALL.forEach(endpoint -> known.add(name(endpoint) + " " + endpoint.access()));

        assertThat(listed).isEqualTo(known);
        assertThat(lines()).doesNotHaveDuplicates();
    }

    /// Whatever a tenant owns and has an id must be marked as owned, or the tests below would not look at it.
    @Test
    void whatTenantsOwnIsMarked() {
        assertThat(expected()
                        .filter(line -> line.access() == Access.TENANT
                                && line.endpoint().path().contains("{id}")))
                .allMatch(Expected::owned);
    }

    @Test
    void withoutATokenNothingButThePublicIsAnswered() {
        refused(line -> line.access() != Access.PUBLIC, world.api.anonymous(), 401);
    }

    @Test
    void withATokenThatHasEndedNeither() {
        Http ended = world.api.tenant();
        assertThat(ended.delete("/v1/tokens/current").status()).isEqualTo(204);

        refused(line -> line.access() != Access.PUBLIC, ended, 401);
    }

    @Test
    void withTheTokenOfADisabledAccountNeither() {
        Http disabled = world.api.tenant();
        String account = disabled.get("/v1/account").text("id");
        assertThat(world.operator
                        .patch("/v1/users/" + account, "{\"enabled\":false}")
                        .status())
                .isEqualTo(200);

        refused(line -> line.access() != Access.PUBLIC, disabled, 401);
    }

    @Test
    void tenantsMayNotDoWhatOperatorsDo() {
        refused(line -> line.access() == Access.OPERATOR || line.access() == Access.FIRST_OPERATOR, owner, 403);
    }

    @Test
    void theBootstrapSecretOpensNothingOnceThereIsAnOperator() {
        Http bootstrap = world.api.anonymous().with("Authorization", "Bootstrap " + world.api.secret());

        refused(line -> line.access() != Access.PUBLIC, bootstrap, 401);
    }

    @Test
    void whatIsAnothersIsNotFoundByEveryVerb() {
        refused(Expected::owned, foreign, 404);
    }

    @Test
    void toAskForAnotherTenantIsNotFound() {
        String tenant = owner.get("/v1/account").text("tenant_id");
        String before = world.state();
        List<String> wrong = new ArrayList<>();
        expected()
                .filter(line -> line.access() == Access.TENANT && !isLog(line))
                .forEach(line -> {
                    Http.Answer answer = send(foreign, line.endpoint(), "?tenant_id=" + tenant);
                    if (answer.status() != 404) {
                        wrong.add(name(line.endpoint()) + ": " + answer);
                    }
                });
        assertThat(wrong).isEmpty();
        assertThat(world.state()).isEqualTo(before);
    }

    @Test
    void listsHoldNothingOfOthers() {
        String tenant = owner.get("/v1/account").text("tenant_id");
        List<String> wrong = new ArrayList<>();
        int[] seen = {0};
        expected()
                .filter(line -> line.access() == Access.TENANT
                        && line.endpoint().method().equals("GET")
                        && !line.owned()
                        && !isLog(line))
                .forEach(line -> {
                    seen[0] += owner.get(line.endpoint().path()).body().contains(tenant) ? 1 : 0;
                    Http.Answer answer = foreign.get(line.endpoint().path());
                    if (answer.status() != 200 || answer.body().contains(tenant)) {
                        wrong.add(name(line.endpoint()) + ": " + answer);
                    }
                });
        assertThat(wrong).isEmpty();
        assertThat(seen[0]).as("lists that hold something of the owner's").isGreaterThanOrEqualTo(6);
    }

    @Test
    void logsAreReadOfOnesOwnOnly() {
        for (String query : List.of("?instance_id=" + world.id("ins"), "?operation_id=" + world.id("op"))) {
            assertThat(foreign.get("/v1/logs" + query).status()).isEqualTo(404);
            assertThat(owner.get("/v1/logs" + query).status()).isEqualTo(200);
        }
        assertThat(owner.get("/v1/logs").status())
                .as("of nothing in particular")
                .isEqualTo(400);
        assertThat(owner.get("/v1/logs?instance_id=" + world.id("ins") + "&host_name=host-1")
                        .status())
                .as("by host")
                .isEqualTo(400);
        assertThat(owner.get("/v1/logs?instance_id=" + world.id("ins")).body())
                .as("where it runs")
                .doesNotContain("host-1")
                .doesNotContain("some.Class");
    }

    @Test
    void anothersIdsInABodyAreNotFoundEither() {
        for (String member : List.of("image_id", "ssh_key_id", "security_group_ids")) {
            String body = world.example("/v1/instances").toString();
            Http.Answer answer = foreign.post("/v1/instances", body);
            assertThat(answer.status()).as(member + ": " + answer).isEqualTo(422);
        }
    }

    /// Else nobody would know for whom it was done.
    @Test
    void operatorsSayForWhichTenantTheyChangeWhatTenantsOwn() {
        List<String> wrong = new ArrayList<>();
        String before = world.state();
        expected()
                .filter(line -> line.access() == Access.TENANT
                        && !line.endpoint().method().equals("GET")
                        && !line.endpoint().path().equals("/v1/images"))
                .forEach(line -> {
                    Http.Answer answer = send(world.operator, line.endpoint(), "");
                    if (answer.status() != 400
                            || !answer.text("/errors/0/pointer").equals("tenant_id")) {
                        wrong.add(name(line.endpoint()) + ": " + answer);
                    }
                });
        assertThat(wrong).isEmpty();
        assertThat(world.state()).isEqualTo(before);
    }

    private void refused(java.util.function.Predicate<Expected> which, Http caller, int status) {
        List<String> wrong = new ArrayList<>();
        String before = world.state();
        List<Expected> lines = expected().filter(which).toList();
        for (Expected line : lines) {
            Http.Answer answer = send(caller, line.endpoint(), "");
            if (answer.status() != status || !answer.header("Content-Type").startsWith("application/problem+json")) {
                wrong.add(name(line.endpoint()) + ": " + answer);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(lines).hasSizeGreaterThan(20);
        assertThat(world.state()).isEqualTo(before);
    }

    private Http.Answer send(Http caller, Endpoint endpoint, String query) {
        boolean body = endpoint.request() != null;
        String text = body
                ? world.example(endpoint.method().toLowerCase(Locale.ROOT), endpoint.path())
                        .toString()
                : null;
        return caller.send(endpoint.method(), world.path(endpoint) + query, body ? "application/json" : null, text);
    }

    private static boolean isLog(Expected line) {
        return line.endpoint().path().equals("/v1/logs");
    }

    private static String name(Endpoint endpoint) {
        return endpoint.method() + " " + endpoint.path();
    }
}
