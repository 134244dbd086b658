package cloud.yunhai.apiclient.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.apiclient.cli.CommandLines.Result;
import cloud.yunhai.apiclient.testing.Reply;
import cloud.yunhai.apicommon.codec.JsonCodec;
import cloud.yunhai.apicommon.problem.Problem;
import cloud.yunhai.apicommon.problem.ProblemError;
import cloud.yunhai.common.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ExitStatusTest {
    private static final String SHOW = "GET /v1/instances/" + Answers.INSTANCE_ID;

    @TempDir
    Path directory;

    private CommandLines lines;

    @BeforeEach
    void start() throws IOException {
        lines = new CommandLines(directory);
    }

    @AfterEach
    void stop() {
        lines.close();
    }

    private Result show() {
        return lines.run("instance", "show", Answers.INSTANCE_ID);
    }

    @Test
    void zeroIsDone() {
        lines.api.on(SHOW, Reply.json(200, Answers.instance("RUNNING")));
        assertThat(show().status()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "500, INTERNAL, 1",
        "404, NOT_FOUND, 3",
        "409, WRONG_STATE, 4",
        "409, OPERATION_IN_PROGRESS, 4",
        "412, STALE_ETAG, 4",
        "507, NO_HOST_FITS, 5",
        "507, QUOTA, 5",
        "401, BAD_CREDENTIALS, 6",
        "403, DENIED, 6",
        "400, MALFORMED, 8",
        "422, UNPROCESSABLE, 8",
        "415, UNSUPPORTED, 8"
    })
    void everyKindOfProblemHasItsStatus(int http, String code, int status) {
        lines.api.on(SHOW, Reply.problem(http, code, "it did not work"));

        Result result = show();

        assertThat(result.status()).isEqualTo(status);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("yunhai: it did not work").hasLineCount(1);
    }

    @Test
    void everyErrorCodeHasAStatus() {
        for (ErrorCode code : ErrorCode.values()) {
            ExitStatus status = ExitStatus.ofOperation(code.name());
            boolean room = code.kind() == cloud.yunhai.common.error.ErrorKind.NO_CAPACITY
                    || code.kind() == cloud.yunhai.common.error.ErrorKind.QUOTA;
            assertThat(status).isEqualTo(room ? ExitStatus.NO_CAPACITY : ExitStatus.FAILED);
        }
    }

    @Test
    void twoIsAWrongCommandLine() {
        Result result = lines.run("instance", "create", "--name", "web-1");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("yunhai: Missing required options: '--image=NAME|ID', '--flavor=NAME|ID'"
                        + " (see yunhai instance create --help)\n");
        assertThat(lines.run("instance").status()).isEqualTo(2);
        assertThat(lines.run("instance", "fly").status()).isEqualTo(2);
        assertThat(lines.run("instance", "list", "--limit", "many").status()).isEqualTo(2);
        assertThat(lines.run("instance", "stop", "web-1", "--timeout", "soon").err())
                .contains("'soon' (expected: a number with s, m, h or d, as 30s)");
        assertThat(lines.run("instance", "list", "-o", "yaml").err()).contains("'yaml' (expected: table, json)");
        assertThat(lines.api.requests()).isEmpty();
    }

    @Test
    void threeIsAlsoANameThatNothingHas() {
        lines.api.on("GET /v1/instances", Reply.json(200, Answers.list()));

        Result result = lines.run("instance", "show", "nothing");

        assertThat(result.status()).isEqualTo(3);
        assertThat(result.err()).isEqualTo("yunhai: no instance is named 'nothing'\n");
    }

    @Test
    void fiveIsAlsoAnOperationThatFoundNoRoom() {
        lines.api.on("DELETE /v1/images/" + Answers.IMAGE_ID, Reply.json(202, Answers.accepted()));
        lines.api.on(
                "GET /v1/operations/" + Answers.OPERATION_ID,
                Reply.json(
                        200,
                        Answers.operation("FAILED", ", \"error_code\": \"NO_HOST_FITS\", \"error\": \"no room\"")));
        lines.api.on(SHOW, Reply.json(200, Answers.instance("FAILED")));

        assertThat(lines.run("image", "delete", Answers.IMAGE_ID, "--wait").status())
                .isEqualTo(5);
    }

    @Test
    void sevenIsNoAnswer() {
        lines.environment.put("YUNHAI_API", "http://127.0.0.1:1");
        lines.environment.put(
                "YUNHAI_TOKEN_FILE", lines.home.resolve("secrets/tenant").toString());

        Result result = show();

        assertThat(result.status()).isEqualTo(7);
        assertThat(result.err())
                .startsWith("yunhai: the API at http://127.0.0.1:1 does not answer")
                .hasLineCount(1);
    }

    @Test
    void sevenIsAlsoAWaitThatIsOver() {
        lines.api.on("DELETE " + SHOW.substring(4), Reply.json(202, Answers.accepted()));
        lines.api.on("GET /v1/operations/" + Answers.OPERATION_ID, Reply.json(200, Answers.operation("RUNNING", "")));

        Result result = lines.run("instance", "delete", Answers.INSTANCE_ID, "--wait", "--timeout", "0s");

        assertThat(result.status()).isEqualTo(7);
        assertThat(result.err()).contains("is still RUNNING after 0 s; it goes on");
    }

    @Test
    void everyWrongFieldIsTold() {
        Problem problem = new Problem();
        problem.errors = List.of(
                new ProblemError("/name", "Web (expected: lower case)"),
                new ProblemError("/address", "1.2 (expected: an address)"));
        problem.explain = Map.of("limit", "3");
        lines.api.on(SHOW, Reply.problem(422, "UNPROCESSABLE", "/name: Web (and 1 more)", problem));

        assertThat(show().err())
                .isEqualTo("yunhai: /name: Web (expected: lower case); /address: 1.2 (expected: an address)"
                        + " (limit: 3)\n");
    }

    @Test
    void programsGetTheProblemItself() {
        lines.api.on(SHOW, Reply.problem(404, "NOT_FOUND", "no such instance"));

        Result result = lines.run("instance", "show", Answers.INSTANCE_ID, "-o", "json");

        JsonNode problem = JsonCodec.mapper().readTree(result.err());
        assertThat(problem.path("code").asString()).isEqualTo("NOT_FOUND");
        assertThat(problem.path("status").asInt()).isEqualTo(404);
        assertThat(problem.path("request_id").asString()).isEqualTo("req-1");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void textFromElsewhereCannotCommandTheTerminal() {
        lines.api.on(SHOW, Reply.problem(404, "NOT_FOUND", "no \u001b[31mred\u001b[0m one"));

        assertThat(show().err()).doesNotContain("\u001b");
    }
}
