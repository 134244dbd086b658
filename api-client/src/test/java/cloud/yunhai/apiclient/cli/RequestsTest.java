package cloud.yunhai.apiclient.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.apiclient.cli.CommandLines.Result;
import cloud.yunhai.apiclient.testing.FakeApi;
import cloud.yunhai.apiclient.testing.Reply;
import cloud.yunhai.apicommon.codec.JsonCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each verb asks of the API.
class RequestsTest {
    private static final String ID = "_0123456789abcdefghjkmnpqrs";

    @TempDir
    Path directory;

    private CommandLines lines;

    @BeforeEach
    void start() throws IOException {
        lines = new CommandLines(directory);
        lines.api.on("GET /v1/zones", Reply.json(200, Answers.list(Answers.named("zon" + ID, "z1"))));
        lines.api.on("GET /v1/clusters", Reply.json(200, Answers.list(Answers.named("cls" + ID, "c1"))));
        lines.api.on("GET /v1/groups", Reply.json(200, Answers.list(Answers.named("grp" + ID, "g1"))));
    }

    @AfterEach
    void stop() {
        lines.close();
    }

    private static String[] words(String line) {
        return line.split(" ", -1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone create --name z2 --description here | POST /v1/zones | {\"name\":\"z2\",\"description\":\"here\"}",
                "zone update z1 --new-name z3 | PATCH /v1/zones/zon_0123456789abcdefghjkmnpqrs | {\"name\":\"z3\"}",
                "zone delete z1 | DELETE /v1/zones/zon_0123456789abcdefghjkmnpqrs | ''",
                "cluster create --name c2 --zone z1 --cpu-overcommit 2.5 | POST /v1/clusters"
                        + " | {\"zone_id\":\"zon_0123456789abcdefghjkmnpqrs\",\"name\":\"c2\",\"cpu_overcommit\":2.5}",
                "cluster update c1 --memory-overcommit 1.5 | PATCH /v1/clusters/cls_0123456789abcdefghjkmnpqrs"
                        + " | {\"memory_overcommit\":1.5}",
                "flavor create --name small --vcpus 1 --memory-mib 128 --root-gib 1 | POST /v1/flavors"
                        + " | {\"name\":\"small\",\"vcpus\":1,\"memory_mib\":128,\"root_gib\":1}",
                "flavor update flv_0123456789abcdefghjkmnpqrs --vcpus 2"
                        + " | PATCH /v1/flavors/flv_0123456789abcdefghjkmnpqrs | {\"vcpus\":2}",
                "subnet create --name n1 --cluster c1 --cidr 10.0.0.0/24 --type public --dns 1.1.1.1 --dns 8.8.8.8"
                        + " | POST /v1/subnets | {\"cluster_id\":\"cls_0123456789abcdefghjkmnpqrs\",\"name\":\"n1\","
                        + "\"type\":\"PUBLIC\",\"cidr\":\"10.0.0.0/24\",\"dns_servers\":[\"1.1.1.1\",\"8.8.8.8\"]}",
                "subnet update net_0123456789abcdefghjkmnpqrs --new-name n2"
                        + " | PATCH /v1/subnets/net_0123456789abcdefghjkmnpqrs | {\"name\":\"n2\"}",
                "host drain hst_0123456789abcdefghjkmnpqrs | PATCH /v1/hosts/hst_0123456789abcdefghjkmnpqrs"
                        + " | {\"state\":\"DRAINING\"}",
                "host up hst_0123456789abcdefghjkmnpqrs | PATCH /v1/hosts/hst_0123456789abcdefghjkmnpqrs"
                        + " | {\"state\":\"UP\"}",
                "host retire hst_0123456789abcdefghjkmnpqrs | PATCH /v1/hosts/hst_0123456789abcdefghjkmnpqrs"
                        + " | {\"state\":\"RETIRED\"}",
                "host delete hst_0123456789abcdefghjkmnpqrs | DELETE /v1/hosts/hst_0123456789abcdefghjkmnpqrs | ''",
                "host join-token --cluster c1 --valid-minutes 5 --uses 3 | POST /v1/host_join_tokens"
                        + " | {\"cluster_id\":\"cls_0123456789abcdefghjkmnpqrs\",\"valid_minutes\":5,\"uses\":3}",
                "group create --name g2 --instances 1 --vcpus 2 --memory-mib 3 --storage-gib 4 --addresses 5"
                        + " | POST /v1/groups | {\"name\":\"g2\",\"quota\":{\"instances\":1,\"vcpus\":2,\"memory_mib\":3,"
                        + "\"storage_gib\":4,\"addresses\":5}}",
                "group update g1 --vcpus 9 | PATCH /v1/groups/grp_0123456789abcdefghjkmnpqrs"
                        + " | {\"quota\":{\"vcpus\":9}}",
                "tenant create --name acme --group g1 | POST /v1/tenants"
                        + " | {\"name\":\"acme\",\"group_id\":\"grp_0123456789abcdefghjkmnpqrs\"}",
                "user disable acc_0123456789abcdefghjkmnpqrs | PATCH /v1/users/acc_0123456789abcdefghjkmnpqrs"
                        + " | {\"enabled\":false}",
                "operator enable acc_0123456789abcdefghjkmnpqrs | PATCH /v1/operators/acc_0123456789abcdefghjkmnpqrs"
                        + " | {\"enabled\":true}",
                "operation resolve op_0123456789abcdefghjkmnpqrs --by adopt"
                        + " | POST /v1/operations/op_0123456789abcdefghjkmnpqrs/resolve | {\"resolution\":\"adopt\"}",
                "service restart vm-scheduler --host host-1" + " | POST /v1/services/host-1/vm-scheduler/restart | ''"
            })
    void operatorsAskAsOperators(String line, String route, String body) {
        lines.api.on(route, Reply.json(200, "{\"id\": \"x\", \"name\": \"x\", \"state\": \"UP\"}"));

        Result result = lines.run(words(line));

        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        FakeApi.Request request = lines.api.only(route);
        assertThat(request.body()).isEqualTo(body);
        assertThat(request.header("Authorization")).isEqualTo("Bearer operator-token");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "security-group create --name web | POST /v1/security_groups | {\"name\":\"web\"}",
                "ssh-key delete key_0123456789abcdefghjkmnpqrs"
                        + " | DELETE /v1/ssh_keys/key_0123456789abcdefghjkmnpqrs | ''",
                "operation cancel op_0123456789abcdefghjkmnpqrs"
                        + " | POST /v1/operations/op_0123456789abcdefghjkmnpqrs/cancel | ''",
                "operation retry op_0123456789abcdefghjkmnpqrs"
                        + " | POST /v1/operations/op_0123456789abcdefghjkmnpqrs/retry | ''",
                "image update img_0123456789abcdefghjkmnpqrs --provisioning full-copy --label a="
                        + " | PATCH /v1/images/img_0123456789abcdefghjkmnpqrs"
                        + " | {\"default_provisioning\":\"FULL_COPY\",\"labels\":{\"a\":null}}",
                "volume show vol_0123456789abcdefghjkmnpqrs | GET /v1/volumes/vol_0123456789abcdefghjkmnpqrs | ''",
                "account | GET /v1/account | ''"
            })
    void tenantsAskAsTenants(String line, String route, String body) {
        lines.api.on(route, Reply.json(200, "{\"id\": \"x\", \"name\": \"x\"}"));

        Result result = lines.run(words(line));

        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        assertThat(lines.api.only(route).body()).isEqualTo(body);
        assertThat(lines.api.only(route).header("Authorization")).isEqualTo("Bearer tenant-token");
    }

    @Test
    void aFileIsImportedByAnOperatorAndAUrlByATenant() {
        lines.api.on("POST /v1/images", Reply.json(202, Answers.accepted()));

        lines.run("image", "import", "--name", "tiny", "--source", "/import/tiny.qcow2", "--public");
        lines.run("image", "import", "--name", "mine", "--source", "https://host/mine.img", "--kind", "iso");

        var requests = lines.api.requests("POST /v1/images");
        assertThat(requests.get(0).body())
                .isEqualTo("{\"name\":\"tiny\",\"source\":\"file:/import/tiny.qcow2\",\"visibility\":\"PUBLIC\"}");
        assertThat(requests.get(0).header("Authorization")).isEqualTo("Bearer operator-token");
        assertThat(requests.get(1).body())
                .isEqualTo("{\"name\":\"mine\",\"kind\":\"ISO\",\"source\":\"https://host/mine.img\"}");
        assertThat(requests.get(1).header("Authorization")).isEqualTo("Bearer tenant-token");
    }

    @Test
    void aPublicKeyIsReadFromItsFileAndAPrivateOneNeverSent() throws IOException {
        lines.api.on("POST /v1/ssh_keys", Reply.json(201, "{\"id\": \"key_1\", \"name\": \"laptop\"}"));
        Path key = Files.writeString(directory.resolve("id.pub"), "ssh-ed25519 AAAA me\n");
        Path secret = Files.writeString(directory.resolve("id"), "-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n");

        assertThat(lines.run("ssh-key", "create", "--name", "laptop", "--public-key-file", key.toString())
                        .status())
                .isZero();
        assertThat(lines.run("ssh-key", "create", "--name", "laptop", "--public-key-file", secret.toString())
                        .status())
                .isEqualTo(8);
        assertThat(lines.run("ssh-key", "create", "--name", "laptop", "--public-key-file", "/none")
                        .status())
                .isEqualTo(8);

        assertThat(lines.api.only("POST /v1/ssh_keys").body())
                .isEqualTo("{\"name\":\"laptop\",\"public_key\":\"ssh-ed25519 AAAA me\"}");
    }

    @Test
    void passwordsOfAccountsAreReadOrAskedFor() throws IOException {
        lines.api.on("POST /v1/users", Reply.json(201, "{\"id\": \"acc_1\", \"name\": \"bob\"}"));
        lines.api.on("POST /v1/operators", Reply.json(201, "{\"id\": \"acc_2\", \"name\": \"eve\"}"));
        Path file = Files.writeString(directory.resolve("pw"), "from-the-file\n");

        lines.run("user", "create", "--name", "bob", "--group", "g1", "--password-file", file.toString());
        lines.typed = "typed-in".toCharArray();
        lines.run("operator", "create", "--name", "eve");
        lines.typed = null;

        assertThat(lines.run("operator", "create", "--name", "eve").status()).isEqualTo(2);
        assertThat(lines.run("user", "create", "--name", "bob").status()).isEqualTo(2);
        assertThat(lines.api.only("POST /v1/users").body())
                .isEqualTo("{\"name\":\"bob\",\"password\":\"from-the-file\",\"group_id\":\"grp" + ID + "\"}");
        assertThat(lines.api.only("POST /v1/operators").body())
                .isEqualTo("{\"name\":\"eve\",\"password\":\"typed-in\"}");
    }

    @Test
    void rulesAreAddedAndRemovedBesideTheOthers() {
        String route = "/v1/security_groups/sg" + ID;
        String group = """
                {"id": "sg_1", "name": "web", "rules": [
                  {"id": "sgr_1", "direction": "EGRESS", "protocol": "ANY"},
                  {"id": "sgr_2", "direction": "INGRESS", "protocol": "TCP", "port_first": 22, "port_last": 22}]}
                """;
        lines.api.on("GET " + route, Reply.json(200, group).header("ETag", "\"4\""));
        lines.api.on(
                "PATCH " + route,
                Reply.problem(412, "STALE_ETAG", "the resource has changed since it was read"),
                Reply.json(200, group));

        assertThat(lines.run(words(
                                "security-group rule add sg" + ID + " --protocol tcp --port 80-90 --cidr 10.0.0.0/8"))
                        .status())
                .isZero();
        assertThat(lines.run(words("security-group rule remove sg" + ID + " sgr_2"))
                        .status())
                .isZero();
        assertThat(lines.run(words("security-group rule remove sg" + ID + " sgr_9"))
                        .status())
                .isEqualTo(3);

        var patches = lines.api.requests("PATCH " + route);
        assertThat(patches).hasSize(3);
        assertThat(patches.get(1).header("If-Match")).isEqualTo("\"4\"");
        assertThat(patches.get(1).body())
                .isEqualTo("{\"rules\":[{\"direction\":\"EGRESS\",\"protocol\":\"ANY\"},"
                        + "{\"direction\":\"INGRESS\",\"protocol\":\"TCP\",\"port_first\":22,\"port_last\":22},"
                        + "{\"direction\":\"INGRESS\",\"protocol\":\"TCP\",\"port_first\":80,\"port_last\":90,"
                        + "\"cidr\":\"10.0.0.0/8\"}]}");
        assertThat(patches.get(2).body()).isEqualTo("{\"rules\":[{\"direction\":\"EGRESS\",\"protocol\":\"ANY\"}]}");
    }

    @Test
    void theOnlyHostOfAServiceNeedNotBeNamed() {
        lines.api.on(
                "GET /v1/services",
                Reply.json(
                        200,
                        Answers.list(
                                "{\"host_name\": \"host-1\", \"name\": \"api-server\", \"state\": \"UP\"}",
                                "{\"host_name\": \"host-1\", \"name\": \"vm-controller\", \"state\": \"UP\"}",
                                "{\"host_name\": \"host-2\", \"name\": \"vm-controller\", \"state\": \"CRASHED\"}")));
        lines.api.on("POST /v1/services/host-1/api-server/stop", Reply.json(200, "{\"name\": \"api-server\"}"));

        assertThat(lines.run("service", "stop", "api-server").status()).isZero();
        assertThat(lines.run("service", "stop", "vm-controller").err())
                .isEqualTo("yunhai: several hosts have a service 'vm-controller'"
                        + " (expected: --host with one of host-1, host-2)\n");
        assertThat(lines.run("service", "stop", "nothing").status()).isEqualTo(3);
        assertThat(lines.run("service", "list").out()).isEqualTo("""
                        HOST    NAME           STATE    PID  RESTARTS  STARTED  REASON
                        host-1  api-server     UP       -    -         -        -
                        host-1  vm-controller  UP       -    -         -        -
                        host-2  vm-controller  CRASHED  -    -         -        -
                        """);
    }

    @Test
    void logsAreSearchedAndShownOldestFirst() {
        lines.api.on(
                "GET /v1/logs",
                Reply.json(
                        200,
                        Answers.list(
                                "{\"time\": \"2031-02-03T04:05:02Z\", \"level\": \"WARN\", \"message\": \"second\"}",
                                "{\"time\": \"2031-02-03T04:05:01Z\", \"level\": \"INFO\", \"message\": \"first\"}")));

        Result result =
                lines.run(words("log search --since 10m --level warn --module a --module b --text x --limit 2"));

        assertThat(result.out().lines().map(line -> line.substring(0, 27)))
                .containsExactly(
                        "TIME                  LEVEL", "2031-02-03T04:05:01Z  INFO ", "2031-02-03T04:05:02Z  WARN ");
        assertThat(lines.api.only("GET /v1/logs").query())
                .containsEntry("from", "2031-02-03T03:55:06Z")
                .containsEntry("min_level", "WARN")
                .containsEntry("module", "a,b")
                .containsEntry("text", "x")
                .containsEntry("limit", "2");
    }

    @Test
    void aCheckThatFindsDifferencesEndsWithOne() {
        String clean = "{\"clean\": true, \"checked_at\": \"2031-02-03T04:05:06Z\", \"imbalances\": []}";
        String unclean = """
                {"clean": false, "checked_at": "2031-02-03T04:05:06Z", "imbalances": [
                  {"subject": "host-1", "quantity": "memory_mib", "claimed": 256, "used": 128, "detail": "one too many"}]}
                """;
        lines.api.on("GET /v1/check", Reply.json(200, clean), Reply.json(200, unclean));

        Result first = lines.run("check");
        assertThat(first.out()).isEqualTo("all adds up\n");
        assertThat(first.status()).isZero();

        Result second = lines.run("check");
        assertThat(second.status()).isEqualTo(1);
        assertThat(second.out()).isEqualTo("""
                        SUBJECT  QUANTITY    CLAIMED  USED  DETAIL
                        host-1   memory_mib  256      128   one too many
                        """);
        assertThat(JsonCodec.mapper()
                        .readTree(lines.run("check", "-o", "json").out())
                        .path("clean")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void anOperationIsWatchedToItsEnd() {
        lines.api.on(
                "GET /v1/operations/" + Answers.OPERATION_ID + "/events",
                Reply.heldEvents("data: " + line(Answers.operation("RUNNING", "")) + "\n\ndata: "
                        + line(Answers.operation("SUCCEEDED", "")) + "\n\n"),
                Reply.heldEvents("data: " + line(Answers.operation("FAILED", ", \"error\": \"no\"")) + "\n\n"));

        Result succeeded = lines.run("operation", "watch", Answers.OPERATION_ID);
        assertThat(succeeded.out()).isEqualTo("""
                        create instance: running 40 % (root-volume)
                        create instance: succeeded 40 % (root-volume)
                        """);
        assertThat(succeeded.status()).isZero();

        Result failed = lines.run("operation", "watch", Answers.OPERATION_ID, "-o", "json");
        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.out().lines()).singleElement().asString().startsWith("{\"id\":\"" + Answers.OPERATION_ID);
    }

    private static String line(String text) {
        return text.replace("\n", " ");
    }

    @Test
    void leasesAreFilteredByNames() {
        lines.api.on("GET /v1/subnets", Reply.json(200, Answers.list(Answers.named("net" + ID, "n1"))));
        lines.api.on("GET /v1/leases", Reply.json(200, Answers.list("{\"address\": \"10.0.0.5\"}")));

        assertThat(lines.run("lease", "list", "--subnet", "n1").out()).contains("10.0.0.5");
        assertThat(lines.api.only("GET /v1/leases").query()).isEqualTo(java.util.Map.of("subnet_id", "net" + ID));
    }

    @Test
    void aQuotaIsShownAsATableAndAsTheApiSaysIt() {
        String quota = """
                {"tenant_id": "ten_1",
                 "limit": {"instances": 10, "vcpus": 20, "memory_mib": 8192, "storage_gib": 100, "addresses": 2},
                 "claimed": {"instances": 3, "vcpus": 6, "memory_mib": 1024, "storage_gib": 30, "addresses": 3}}
                """;
        lines.api.on("GET /v1/quota", Reply.json(200, quota));

        Result table = lines.run("quota", "show");
        Result json = lines.run("quota", "show", "-o", "json");

        assertThat(table.status()).as(table.err()).isZero();
        assertThat(table.out().lines())
                .containsExactly(
                        "AMOUNT       CLAIMED  LIMIT  FREE",
                        "instances    3        10     7",
                        "vcpus        6        20     14",
                        "memory_mib   1024     8192   7168",
                        "storage_gib  30       100    70",
                        "addresses    3        2      0");
        assertThat(JsonCodec.mapper().readTree(json.out()))
                .isEqualTo(JsonCodec.mapper().readTree(quota));
        assertThat(lines.api.requests("GET /v1/quota").getFirst().header("Authorization"))
                .isEqualTo("Bearer tenant-token");
    }
}
