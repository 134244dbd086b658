package cloud.yunhai.apiclient.cli;

import static cloud.yunhai.apiclient.cli.Answers.FLAVOR_ID;
import static cloud.yunhai.apiclient.cli.Answers.IMAGE_ID;
import static cloud.yunhai.apiclient.cli.Answers.INSTANCE_ID;
import static cloud.yunhai.apiclient.cli.Answers.OPERATION_ID;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.apiclient.cli.CommandLines.Result;
import cloud.yunhai.apiclient.testing.FakeApi;
import cloud.yunhai.apiclient.testing.Reply;
import cloud.yunhai.apicommon.codec.JsonCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class InstanceVerbsTest {
    @TempDir
    Path directory;

    private CommandLines lines;

    @BeforeEach
    void start() throws IOException {
        lines = new CommandLines(directory);
        lines.api.on("GET /v1/images", Reply.json(200, Answers.list(Answers.named(IMAGE_ID, "tiny"))));
        lines.api.on("GET /v1/flavors", Reply.json(200, Answers.list(Answers.named(FLAVOR_ID, "small"))));
        lines.api.on("GET /v1/instances", Reply.json(200, Answers.list(Answers.instance("RUNNING"))));
        lines.api.on("GET /v1/instances/" + INSTANCE_ID, Reply.json(200, Answers.instance("RUNNING")));
        lines.api.on("POST /v1/instances", Reply.json(202, Answers.accepted()));
    }

    @AfterEach
    void stop() {
        lines.close();
    }

    @Test
    void createSendsWhatWasSaidAndTellsTheOperation() throws IOException {
        Path password = Files.writeString(directory.resolve("guest"), "guest-password\n");
        Result result = lines.run(
                "instance",
                "create",
                "--name",
                "web-1",
                "--image",
                "tiny",
                "--flavor",
                FLAVOR_ID,
                "--provisioning",
                "full-copy",
                "--password-file",
                password.toString(),
                "--label",
                "tier=front",
                "--label",
                "a=b");

        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .isEqualTo("create instance web-1 (" + INSTANCE_ID + ") is accepted: operation " + OPERATION_ID + "\n");
        assertThat(result.status()).isZero();
        FakeApi.Request request = lines.api.only("POST /v1/instances");
        assertThat(JsonCodec.mapper().readTree(request.body()))
                .isEqualTo(JsonCodec.mapper().readTree("""
                                        {"name": "web-1", "image_id": "%s", "flavor_id": "%s", "provisioning": "FULL_COPY",
                                         "password": "guest-password", "labels": {"tier": "front", "a": "b"}}
                                        """.formatted(IMAGE_ID, FLAVOR_ID)));
        assertThat(request.header("Authorization")).isEqualTo("Bearer tenant-token");
        assertThat(lines.api.only("GET /v1/images").query()).containsEntry("name", "tiny");
        assertThat(lines.api.requests("GET /v1/flavors")).isEmpty();
    }

    @Test
    void createThatWaitsTellsTheInstance() {
        lines.api.on(
                "GET /v1/operations/" + OPERATION_ID,
                Reply.json(200, Answers.operation("RUNNING", "")),
                Reply.json(200, Answers.operation("SUCCEEDED", "")));

        Result result = lines.run(
                "instance",
                "create",
                "--name",
                "web-1",
                "--image",
                "tiny",
                "--flavor",
                "small",
                "--wait",
                "-o",
                "json");

        assertThat(result.status()).isZero();
        JsonNode told = JsonCodec.mapper().readTree(result.out());
        assertThat(told.at("/operation/state").asString()).isEqualTo("SUCCEEDED");
        assertThat(told.at("/instance/state").asString()).isEqualTo("RUNNING");
        assertThat(told.at("/instance/nics/0/address").asString()).isEqualTo("10.60.0.5");
        assertThat(lines.api.requests("GET /v1/operations/" + OPERATION_ID)).hasSize(2);
    }

    @Test
    void createThatFailsLaterTellsWhyAndEndsWithOne() {
        lines.api.on(
                "GET /v1/operations/" + OPERATION_ID,
                Reply.json(
                        200,
                        Answers.operation(
                                "FAILED", ", \"error_code\": \"STORAGE_FAILED\", \"error\": \"qemu-img failed\"")));

        Result result =
                lines.run("instance", "create", "--name", "web-1", "--image", "tiny", "--flavor", "small", "--wait");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("yunhai: operation " + OPERATION_ID + " is FAILED: qemu-img failed\n");
    }

    @Test
    void listIsATable() {
        Result result = lines.run("instance", "list");

        assertThat(result.out()).isEqualTo("""
                        ID                              NAME   STATE    ADDRESS    VCPUS  MEMORY_MIB  BUSY  CREATED
                        ins_0123456789abcdefghjkmnpqrs  web-1  RUNNING  10.60.0.5  1      128         -     2031-02-03T04:05:06Z
                        """);
        assertThat(result.status()).isZero();
    }

    @Test
    void listReadsAllPagesAndFilters() {
        lines.api.on(
                "GET /v1/instances",
                Reply.json(200, "{\"items\": [" + Answers.instance("RUNNING") + "], \"next_page_token\": \"p2\"}"),
                Reply.json(200, Answers.list(Answers.instance("STOPPED"))));

        Result result = lines.run("instance", "list", "-f", "flavor_id=" + FLAVOR_ID, "-o", "json");

        assertThat(JsonCodec.mapper().readTree(result.out()).path("items")).hasSize(2);
        List<FakeApi.Request> pages = lines.api.requests("GET /v1/instances");
        assertThat(pages).hasSize(2);
        assertThat(pages.get(0).query()).containsEntry("flavor_id", FLAVOR_ID).doesNotContainKey("page_token");
        assertThat(pages.get(1).query()).containsEntry("flavor_id", FLAVOR_ID).containsEntry("page_token", "p2");
    }

    @Test
    void listSaysWhenThereIsMore() {
        lines.api.on(
                "GET /v1/instances",
                Reply.json(200, Answers.list(Answers.instance("RUNNING"), Answers.instance("STOPPED"))));

        Result result = lines.run("instance", "list", "--limit", "1");

        assertThat(result.out().lines()).hasSize(2);
        assertThat(result.err()).isEqualTo("yunhai: only the first 1 are shown (more: --limit)\n");
    }

    @Test
    void showTellsEveryMember() {
        Result result = lines.run("instance", "show", "web-1");

        assertThat(result.out()).isEqualTo("""
                        id                  ins_0123456789abcdefghjkmnpqrs
                        tenant_id           ten_1
                        name                web-1
                        state               RUNNING
                        flavor_id           flv_0123456789abcdefghjkmnpqrs
                        vcpus               1
                        memory_mib          128
                        root_gib            1
                        image_id            img_0123456789abcdefghjkmnpqrs
                        provisioning        OVERLAY
                        security_group_ids  sg_1,sg_2
                        labels.tier         front
                        created_at          2031-02-03T04:05:06Z
                        updated_at          2031-02-03T04:05:07Z
                        version             3

                        nics:
                          ID     SUBNET_ID  ADDRESS    MAC
                          nic_1  net_1      10.60.0.5  02:00:00:00:00:01
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "start, start",
        "stop, stop",
        "force-stop, force_stop",
        "reboot, reboot",
        "suspend, suspend",
        "resume, resume"
    })
    void everyCommandGoesToItsPath(String verb, String path) {
        String route = "POST /v1/instances/" + INSTANCE_ID + "/" + path;
        lines.api.on(route, Reply.json(202, Answers.accepted()));

        Result result = lines.run("instance", verb, "web-1");

        assertThat(result.status()).isZero();
        assertThat(lines.api.only(route).body()).isEmpty();
        assertThat(lines.api.only(route).header("Idempotency-Key")).isNotNull();
    }

    @Test
    void aGuestIsGivenItsTime() {
        String route = "POST /v1/instances/" + INSTANCE_ID + "/stop";
        lines.api.on(route, Reply.json(202, Answers.accepted()));

        assertThat(lines.run("instance", "stop", INSTANCE_ID, "--forced-after", "2m")
                        .status())
                .isZero();
        assertThat(lines.api.only(route).body()).isEqualTo("{\"timeout_seconds\":120}");
    }

    @Test
    void deleteThatWaitsSaysSoEvenWhenTheInstanceIsGone() {
        lines.api.on(
                "DELETE /v1/instances/" + INSTANCE_ID,
                Reply.json(202, Answers.accepted().replace("CREATE_", "DELETE_")));
        lines.api.on(
                "GET /v1/operations/" + OPERATION_ID,
                Reply.json(200, Answers.operation("SUCCEEDED", "").replace("CREATE_", "DELETE_")));
        lines.api.on("GET /v1/instances/" + INSTANCE_ID, Reply.problem(404, "NOT_FOUND", "no such instance"));

        Result result = lines.run("instance", "delete", "web-1", "--wait");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("delete instance web-1 (" + INSTANCE_ID + ") is done\n");
        assertThat(result.status()).isZero();
    }

    @Test
    void labelsAreSetAndRemoved() {
        lines.api.on("PATCH /v1/instances/" + INSTANCE_ID, Reply.json(200, Answers.instance("RUNNING")));

        lines.run("instance", "update", "web-1", "--label", "tier=back", "--label", "old=");

        assertThat(lines.api.only("PATCH /v1/instances/" + INSTANCE_ID).body())
                .isEqualTo("{\"labels\":{\"tier\":\"back\",\"old\":null}}");
    }

    @Test
    void theConsoleIsReadToItsEnd() {
        String route = "GET /v1/instances/" + INSTANCE_ID + "/console_log";
        lines.api.on(route, request -> switch (request.query().getOrDefault("offset", "")) {
            case "0" -> Reply.json(200, "{\"text\": \"one\\n\", \"offset\": 0, \"next_offset\": 4}");
            case "4" -> Reply.json(200, "{\"text\": \"two\\n\", \"offset\": 4, \"next_offset\": 8}");
            default -> Reply.json(200, "{\"text\": \"\", \"offset\": 8, \"next_offset\": 8}");
        });

        assertThat(lines.run("instance", "console-log", "web-1").out()).isEqualTo("one\ntwo\n");
        assertThat(JsonCodec.mapper()
                        .readTree(lines.run("instance", "console-log", "web-1", "-o", "json")
                                .out())
                        .path("text")
                        .asString())
                .isEqualTo("one\ntwo\n");
    }

    @Test
    void aFollowedConsoleEndsWithTheInstance() {
        String route = "GET /v1/instances/" + INSTANCE_ID + "/console_log";
        lines.api.on(
                route,
                Reply.json(200, "{\"text\": \"bye\\n\", \"offset\": 0, \"next_offset\": 4}"),
                Reply.problem(404, "NOT_FOUND", "no such instance"));

        Result result = lines.run("instance", "console-log", "web-1", "--follow");

        assertThat(result.out()).isEqualTo("bye\n");
        assertThat(result.status()).isZero();
    }

    @Test
    void operatorsActForTheTenantWhoseItIs() {
        String route = "POST /v1/instances/" + INSTANCE_ID + "/start";
        lines.api.on(route, Reply.json(202, Answers.accepted()));

        assertThat(lines.run("instance", "start", INSTANCE_ID, "--as", "operator")
                        .status())
                .isZero();

        FakeApi.Request request = lines.api.only(route);
        assertThat(request.query()).containsEntry("tenant_id", "ten_1");
        assertThat(request.header("Authorization")).isEqualTo("Bearer operator-token");
    }

    @Test
    void aNameThatSeveralHaveIsNotGuessed() {
        lines.api.on(
                "GET /v1/instances",
                Reply.json(200, Answers.list(Answers.named("ins_1", "web-1"), Answers.named("ins_2", "web-1"))));

        Result result = lines.run("instance", "start", "web-1");

        assertThat(result.err())
                .isEqualTo("yunhai: 2 instances are named 'web-1' (expected: one of the ids ins_1, ins_2)\n");
        assertThat(result.status()).isEqualTo(8);
    }

    @Test
    void aDeletedOneDoesNotCountForItsName() {
        lines.api.on(
                "GET /v1/instances",
                Reply.json(
                        200,
                        Answers.list(
                                "{\"id\": \"ins_1\", \"name\": \"web-1\", \"state\": \"DELETED\"}",
                                Answers.instance("RUNNING"))));

        assertThat(lines.run("instance", "show", "web-1").status()).isZero();
        assertThat(lines.api.requests("GET /v1/instances/" + INSTANCE_ID)).hasSize(1);
    }
}
