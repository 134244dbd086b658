package cloud.yunhai.iaasadmin.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.apiclient.testing.FakeApi.Request;
import cloud.yunhai.apiclient.testing.Reply;
import cloud.yunhai.apicommon.problem.Problem;
import cloud.yunhai.apicommon.problem.ProblemError;
import cloud.yunhai.apicommon.representation.Accepted;
import cloud.yunhai.apicommon.representation.ServiceState;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.iaasadmin.testing.Cloud;
import cloud.yunhai.iaasadmin.testing.Portal;
import cloud.yunhai.iaasadmin.testing.Samples;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsTest {
    private static final String INSTANCE = "/instances/" + Samples.INSTANCE;
    private static final String OPERATION = "/operations/" + Samples.OPERATION;

    private final Cloud cloud = new Cloud();
    private final Portal portal = new Portal(cloud).login();

    @AfterAll
    void close() {
        portal.close();
        cloud.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "stop", "restart"})
    void aServiceIsCommandedOnItsHost(String command) {
        String path = "/services/host-1/vm-scheduler/" + command;
        cloud.api().on("POST /v1" + path, Reply.json(200, Samples.service("vm-scheduler", ServiceState.UP)));

        HttpResponse<String> answer = portal.post("/services", path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(cloud.api().requests("POST /v1" + path)).hasSize(1);
        assertThat(portal.get("/services").body()).contains("vm-scheduler").contains("tone-good");
    }

    @Test
    void whyAServiceWasNotStoppedIsTold() {
        String path = "/services/host-1/db-proxy/stop";
        cloud.api().on("POST /v1" + path, Reply.problem(409, "WRONG_STATE", "it is being started"));

        portal.post("/services", path);

        assertThat(portal.get("/services").body())
                .contains("it is being started")
                .contains("req-1");
    }

    @ParameterizedTest
    @CsvSource({"drain, DRAINING", "up, UP", "retire, RETIRED"})
    void aHostIsTakenIntoMaintenanceBackAndOut(String command, String state) {
        String host = "/hosts/" + Samples.HOST;
        cloud.api().on("PATCH /v1" + host, Reply.json(200, Samples.host("host-1", HostState.valueOf(state))));

        portal.post(host, host + "/" + command);

        assertThat(cloud.api().requests("PATCH /v1" + host).getLast().body()).contains("\"" + state + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "stop", "force_stop", "reboot", "suspend", "resume"})
    void anInstanceIsCommandedForItsTenant(String command) {
        cloud.api().on("POST /v1" + INSTANCE + "/" + command, Reply.json(202, accepted()));

        portal.post(INSTANCE, INSTANCE + "/" + command);

        Request asked = cloud.api().only("POST /v1" + INSTANCE + "/" + command);
        assertThat(asked.query()).containsEntry("tenant_id", Samples.TENANT);
        assertThat(asked.header("Authorization")).isEqualTo("Bearer yht_secret-of-the-operator");
    }

    @Test
    void anInstanceIsDeletedForItsTenant() {
        cloud.api().on("DELETE /v1" + INSTANCE, Reply.json(202, accepted()));

        portal.post(INSTANCE, INSTANCE + "/delete");

        assertThat(cloud.api().only("DELETE /v1" + INSTANCE).query()).containsEntry("tenant_id", Samples.TENANT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry", "skip", "adopt"})
    void aStuckOperationIsResolved(String resolution) {
        cloud.api()
                .on("POST /v1" + OPERATION + "/resolve", Reply.json(202, Samples.operation(OperationState.UNWINDING)));

        portal.post(OPERATION, OPERATION + "/" + resolution);

        assertThat(cloud.api()
                        .requests("POST /v1" + OPERATION + "/resolve")
                        .getLast()
                        .body())
                .contains("\"" + resolution + "\"");
    }

    @Test
    void aFailedOperationIsDoneAgainForItsTenant() {
        cloud.api().on("POST /v1" + OPERATION + "/retry", Reply.json(202, Samples.operation(OperationState.PENDING)));

        HttpResponse<String> answer = portal.post(OPERATION, OPERATION + "/repeat");

        assertThat(Portal.location(answer)).isEqualTo(OPERATION);
        assertThat(cloud.api().only("POST /v1" + OPERATION + "/retry").query())
                .containsEntry("tenant_id", Samples.TENANT);
    }

    @Test
    void aQuotaIsChangedByTheFieldsThatSaySomething() {
        String group = "/groups/" + Samples.GROUP;
        cloud.api().on("PATCH /v1" + group, Reply.json(200, Samples.group()));

        portal.post(group, group + "/quota", "instances", "40", "vcpus", "");
        assertThat(cloud.api().only("PATCH /v1" + group).body())
                .contains("\"instances\":40")
                .doesNotContain("vcpus");

        HttpResponse<String> wrong = portal.post(group, group + "/quota", "memory_mib", "a lot");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("a lot (expected").contains("value=\"a lot\"");
        assertThat(cloud.api().requests("PATCH /v1" + group)).hasSize(1);
    }

    @Test
    void whatTheApiRefusesOfAQuotaIsToldBesideItsField() {
        String group = "/groups/grp_01kb9c3v5mf0x8h6qkz2w7d4rx";
        cloud.api().on("GET /v1" + group, Reply.json(200, Samples.group()));
        Problem problem = new Problem();
        problem.errors = List.of(new ProblemError("/quota/vcpus", "-1 (expected: at least 0)"));
        cloud.api().on("PATCH /v1" + group, Reply.problem(400, "INVALID", "wrong", problem));

        HttpResponse<String> refused = portal.post(group, group + "/quota", "vcpus", "-1");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"vcpus-error\"", "-1 (expected: at least 0)");
        assertThat(refused.body()).doesNotContain("id=\"instances-error\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/services/host-1/db-proxy/destroy",
                "/hosts/" + Samples.HOST + "/explode",
                INSTANCE + "/format",
                OPERATION + "/forget"
            })
    void whatIsNoCommandIsNotFound(String path) {
        assertThat(portal.post("/overview", path).statusCode()).isEqualTo(404);
    }

    private static Accepted accepted() {
        Accepted accepted = new Accepted();
        accepted.operation = Samples.operation(OperationState.PENDING);
        return accepted;
    }
}
