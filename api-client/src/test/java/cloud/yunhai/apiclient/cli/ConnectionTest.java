package cloud.yunhai.apiclient.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.apiclient.cli.CommandLines.Result;
import cloud.yunhai.apiclient.testing.FakeApi;
import cloud.yunhai.apiclient.testing.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTest {
    private static final String ZONES = "GET /v1/zones";
    private static final String HOSTS = "GET /v1/hosts";

    @TempDir
    Path directory;

    private CommandLines lines;

    @BeforeEach
    void start() throws IOException {
        lines = new CommandLines(directory);
        lines.api.on(ZONES, Reply.json(200, Answers.list()));
        lines.api.on(HOSTS, Reply.json(200, Answers.list()));
    }

    @AfterEach
    void stop() {
        lines.close();
    }

    private List<@Nullable String> tokensSent(String route) {
        return lines.api.requests(route).stream()
                .<@Nullable String>map(request -> request.header("Authorization"))
                .toList();
    }

    @Test
    void tenantsAskByDefaultAndOperatorsForWhatIsTheirs() {
        assertThat(lines.run("zone", "list").status()).isZero();
        assertThat(lines.run("host", "list").status()).isZero();
        assertThat(lines.run("zone", "list", "--as", "operator").status()).isZero();

        assertThat(tokensSent(ZONES)).containsExactly("Bearer tenant-token", "Bearer operator-token");
        assertThat(tokensSent(HOSTS)).containsExactly("Bearer operator-token");
        List<String> logins = lines.api.requests("POST /v1/tokens").stream()
                .map(FakeApi.Request::body)
                .toList();
        assertThat(logins)
                .containsExactly(
                        "{\"realm\":\"USER\",\"name\":\"demo\",\"password\":\"tenant-password\"}",
                        "{\"realm\":\"OPERATOR\",\"name\":\"admin\",\"password\":\"operator-password\"}");
    }

    @Test
    void theTokenIsKeptForTheNextCommandAndOnlyForTheOwner() throws IOException {
        lines.run("zone", "list");
        lines.run("zone", "list");

        assertThat(lines.api.requests("POST /v1/tokens")).hasSize(1);
        Path kept = directory.resolve("run/tenant.token");
        assertThat(Files.readString(kept)).isEqualTo("tenant-token\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        try (var files = Files.list(kept.getParent())) {
            assertThat(files).containsExactly(kept);
        }
    }

    @Test
    void aKeptTokenThatHasEndedIsReplaced() throws IOException {
        Files.createDirectories(directory.resolve("run"));
        Files.writeString(directory.resolve("run/tenant.token"), "old\n");
        lines.api.on(
                ZONES,
                request -> "Bearer old".equals(request.header("Authorization"))
                        ? Reply.problem(401, "TOKEN_EXPIRED", "the token has ended; log in again")
                        : Reply.json(200, Answers.list()));

        assertThat(lines.run("zone", "list").status()).isZero();
        assertThat(tokensSent(ZONES)).containsExactly("Bearer old", "Bearer tenant-token");
        assertThat(Files.readString(directory.resolve("run/tenant.token"))).isEqualTo("tenant-token\n");
    }

    @Test
    void anExpiredTokenOfAFileIsToldAsSuch() throws IOException {
        Path token = Files.writeString(directory.resolve("mine"), "mine\n");
        lines.api.on(ZONES, Reply.problem(401, "TOKEN_EXPIRED", "the token has ended; log in again"));

        Result result = lines.run("zone", "list", "--token-file", token.toString());

        assertThat(result.status()).isEqualTo(6);
        assertThat(result.err()).isEqualTo("yunhai: the token has ended; log in again\n");
        assertThat(tokensSent(ZONES)).containsExactly("Bearer mine");
    }

    @Test
    void homeStandsBeforeTheNounOrAfterTheVerbOrInTheEnvironment() {
        assertThat(lines.bare("--home", directory.toString(), "zone", "list").status())
                .isZero();
        assertThat(lines.bare("zone", "list", "--home", directory.toString()).status())
                .isZero();
        lines.environment.put("YUNHAI_HOME", directory.toString());
        assertThat(lines.bare("zone", "list").status()).isZero();
        assertThat(lines.api.requests(ZONES)).hasSize(3);
    }

    @Test
    void withoutHomeAndAddressThereIsNowhereToAsk() {
        Result result = lines.bare("--home", directory.resolve("nothing").toString(), "zone", "list");

        assertThat(result.status()).isEqualTo(7);
        assertThat(result.err()).contains("cli.json does not exist (expected: run up, or give");
    }

    @Test
    void theHomesPasswordIsNotSentElsewhere() {
        try (FakeApi other = new FakeApi()) {
            other.on(ZONES, Reply.json(200, Answers.list()));

            Result result = lines.run("zone", "list", "--api", other.uri().toString());

            assertThat(result.status()).isEqualTo(6);
            assertThat(result.err()).contains("not logged in").contains("expected: run login");
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void theAddressOfTheHomeMayBeGivenToo() {
        assertThat(lines.run("zone", "list", "--api", lines.api.uri() + "/").status())
                .isZero();
        assertThat(tokensSent(ZONES)).containsExactly("Bearer tenant-token");
    }

    @Test
    void theEnvironmentNamesAddressAndToken() throws IOException {
        try (FakeApi other = new FakeApi()) {
            other.on(ZONES, Reply.json(200, Answers.list()));
            lines.environment.put("YUNHAI_API", other.uri().toString());
            lines.environment.put(
                    "YUNHAI_TOKEN_FILE",
                    Files.writeString(directory.resolve("mine"), "mine\n").toString());

            assertThat(lines.run("zone", "list").status()).isZero();
            assertThat(other.only(ZONES).header("Authorization")).isEqualTo("Bearer mine");
        }
    }

    @Test
    void loginKeepsTheTokenAndLogoutEndsIt() {
        lines.api.on("DELETE /v1/tokens/current", Reply.noContent());
        String elsewhere = lines.api.uri().toString().replace("127.0.0.1", "localhost");
        lines.typed = "typed-password".toCharArray();

        Result login = lines.run("login", "--name", "bob", "--api", elsewhere);

        assertThat(login.err()).isEmpty();
        assertThat(login.out()).isEqualTo("logged in as someone until 2031-02-03T16:05:06Z\n");
        assertThat(lines.api.only("POST /v1/tokens").body())
                .isEqualTo("{\"realm\":\"USER\",\"name\":\"bob\",\"password\":\"typed-password\"}");
        assertThat(lines.run("zone", "list", "--api", elsewhere).status()).isZero();
        assertThat(lines.run("logout", "--api", elsewhere).out()).isEqualTo("logged out\n");
        assertThat(lines.api.only("DELETE /v1/tokens/current").header("Authorization"))
                .isEqualTo("Bearer tenant-token");
        assertThat(lines.run("zone", "list", "--api", elsewhere).status()).isEqualTo(6);
    }

    @Test
    void logoutOfAnEndedTokenForgetsItAllTheSame() throws IOException {
        Files.createDirectories(directory.resolve("run"));
        Files.writeString(directory.resolve("run/tenant.token"), "old\n");
        lines.api.on("DELETE /v1/tokens/current", Reply.problem(401, "TOKEN_EXPIRED", "ended"));

        assertThat(lines.run("logout").status()).isZero();
        assertThat(directory.resolve("run/tenant.token")).doesNotExist();
        assertThat(lines.api.requests("POST /v1/tokens")).isEmpty();
    }

    @Test
    void wrongHomeFilesAreToldByTheirMember() throws IOException {
        Files.writeString(directory.resolve("secrets/cli.json"), "{\"api\": 7}");
        Result result = lines.run("zone", "list");

        assertThat(result.status()).isEqualTo(8);
        assertThat(result.err()).contains("cli.json is not what up writes: cli.json: api (expected: a text)");
    }

    @Test
    void aPasswordFileThatIsNotThereIsTold() throws IOException {
        Files.delete(directory.resolve("secrets/tenant"));
        Result result = lines.run("zone", "list");

        assertThat(result.status()).isEqualTo(8);
        assertThat(result.err())
                .startsWith("yunhai: password file " + directory.resolve("secrets/tenant") + " cannot be read");
    }

    @Test
    void anOperatorActsForATenantByName() {
        lines.api.on(
                "GET /v1/tenants",
                Reply.json(200, Answers.list("{\"id\": \"ten_0123456789abcdefghjkmnpqrs\", \"name\": \"acme\"}")));
        lines.api.on("GET /v1/ssh_keys", Reply.json(200, Answers.list()));

        lines.run("ssh-key", "list", "--as", "operator", "--tenant", "acme");

        assertThat(lines.api.only("GET /v1/ssh_keys").query())
                .containsEntry("tenant_id", "ten_0123456789abcdefghjkmnpqrs");
    }
}
