package cloud.yunhai.iaasfront.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.apicommon.problem.ProblemError;
import cloud.yunhai.apicommon.representation.Accepted;
import cloud.yunhai.apicommon.representation.InstanceRepresentation;
import cloud.yunhai.apicommon.representation.OperationInProgress;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.operation.OperationKind;
import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.model.operation.StepState;
import cloud.yunhai.iaasfront.testing.Portal;
import cloud.yunhai.iaasfront.testing.Samples;
import cloud.yunhai.iaasfront.testing.StubApi;
import cloud.yunhai.iaasfront.testing.StubApi.Reply;
import cloud.yunhai.iaasfront.testing.Visitor;
import cloud.yunhai.iaasfront.testing.Visitor.Page;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstancePagesTest {
    private final Portal portal = new Portal();
    private final StubApi api = portal.api();
    private final Visitor tenant = portal.tenant();

    @AfterAll
    void close() {
        portal.close();
    }

    @Test
    void emptyListOffersToCreate() {
        api.on("GET /v1/instances", Reply.ok(new cloud.yunhai.apicommon.representation.InstanceList()));

        assertThat(tenant.get("/instances").body()).contains("No instance yet").contains("href=\"/instances/new\"");
    }

    @Test
    void listShowsStateAddressAndTheNextPage() {
        var page = new cloud.yunhai.apicommon.representation.InstanceList();
        page.items.add(Samples.instance("ins_1", "web-1", InstanceState.RUNNING));
        page.nextPageToken = "t2";
        api.on("GET /v1/instances", Reply.ok(page));

        assertThat(tenant.get("/instances?page=t1").body())
                .contains("web-1", "data-state=\"RUNNING\"", "10.60.0.10", "href=\"/instances?page=t2\"")
                .contains("hx-get=\"/instances?page=t1\"");
        assertThat(api.asked("GET /v1/instances").getLast().query()).contains("page_token=t1");
    }

    @Test
    void whatIsHeldOfTheQuotaIsToldWhereInstancesAreListedAndMade() {
        api.on("GET /v1/instances", Reply.ok(new cloud.yunhai.apicommon.representation.InstanceList()));

        assertThat(tenant.get("/instances").body()).contains("3 of 10 instances");
        assertThat(tenant.get("/instances", "Accept-Language", "zh-CN").body()).contains("云主机 3 / 10");
        assertThat(tenant.get("/instances/new").body())
                .contains("3 of 10 instances", "3 of 10 vCPUs", "256 MiB of 8 GiB memory", "3 of 10 addresses");
    }

    @Test
    void formSendsWhatWasChosen() {
        Accepted accepted = new Accepted();
        accepted.instance = Samples.instance("ins_new", "web-9", InstanceState.CREATING);
        accepted.operation =
                Samples.operation("op_9", OperationKind.CREATE_INSTANCE, OperationState.PENDING, "ins_new");
        api.on("POST /v1/instances", Reply.accepted(accepted));
        tenant.get("/instances/new");
        Map<String, String> form = new LinkedHashMap<>();
        form.put("name", " web-9 ");
        form.put("image_id", Samples.IMAGE);
        form.put("flavor_id", Samples.FLAVOR);
        form.put("provisioning", "FULL_COPY");
        form.put("cluster_id", "");
        form.put("ssh_key_id", Samples.KEY);
        form.put("password", "");
        form.put("security_group_ids", "sg_default");
        form.put("labels", "tier=web\n\nowner = me");
        form.put("key", "0d9f7a3c-5f0e-4a52-9c0f-6a4f1b1f7a11");

        assertThat(tenant.post("/instances/new", form).header("Location")).endsWith("/instances/ins_new");
        assertThat(api.asked("POST /v1/instances").getLast().body())
                .contains("\"name\":\"web-9\"", "\"image_id\":\"img_tiny\"", "\"provisioning\":\"FULL_COPY\"")
                .contains("\"ssh_key_id\":\"key_laptop\"", "\"owner\":\"me\"", "\"sg_default\"")
                .doesNotContain("cluster_id\":\"", "password\":\"");
    }

    @Test
    void refusedFieldsAreToldBesideThemAndWhatWasTypedStays() {
        api.on(
                "POST /v1/instances",
                Reply.problem(
                        400,
                        "INVALID",
                        "2 members are wrong",
                        new ProblemError("/name", "'Web' (expected: lower-case letters)"),
                        new ProblemError("/labels/x", "x (expected: less)"),
                        new ProblemError("/address", "1.2 (expected: an address)")));
        tenant.get("/instances/new");

        Page refused =
                tenant.post("/instances/new", Map.of("name", "Web", "password", "top-secret-1", "labels", "x=1"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains("id=\"name-error\"", "expected: lower-case letters", "id=\"labels-error\"")
                .contains("address: 1.2", "req-0123", "value=\"Web\"", ">x=1</textarea>")
                .doesNotContain("top-secret-1");
    }

    @Test
    void labelThatIsNoneIsToldWithoutAskingTheApi() {
        int before = api.asked("POST /v1/instances").size();
        tenant.get("/instances/new");

        assertThat(tenant.post("/instances/new", Map.of("name", "a", "labels", "nonsense"))
                        .body())
                .contains("labels-error", "nonsense (expected: name=value)");
        assertThat(api.asked("POST /v1/instances")).hasSize(before);
    }

    @Test
    void noCapacityIsToldInTheForm() {
        api.on("POST /v1/instances", Reply.problem(507, "NO_HOST_FITS", "no host can take flavor small"));
        tenant.get("/instances/new");

        assertThat(tenant.post("/instances/new", Map.of("name", "a")).body()).contains("no host can take flavor small");
    }

    @Test
    void commandsAreOfferedOnlyWhereTheStateAllowsThem() {
        assertThat(offered(Samples.instance("ins_s", "a", InstanceState.RUNNING)))
                .contains("/ins_s/stop", "/ins_s/reboot", "/ins_s/suspend", "/ins_s/force_stop", "/ins_s/delete")
                .doesNotContain("/ins_s/start", "/ins_s/resume");
        assertThat(offered(Samples.instance("ins_s", "a", InstanceState.STOPPED)))
                .contains("/ins_s/start", "/ins_s/delete")
                .doesNotContain("/ins_s/stop", "/ins_s/force_stop");
        InstanceRepresentation busy = Samples.instance("ins_s", "a", InstanceState.RUNNING);
        busy.operationInProgress = new OperationInProgress();
        busy.operationInProgress.id = "op_1";
        busy.operationInProgress.kind = OperationKind.STOP_INSTANCE;
        assertThat(offered(busy)).contains("/ins_s/delete", "/ins_s/force_stop").doesNotContain("/ins_s/stop");
        assertThat(offered(Samples.instance("ins_s", "a", InstanceState.DELETED)))
                .doesNotContain("/ins_s/delete");
    }

    private String offered(InstanceRepresentation instance) {
        Samples.has(api, instance);
        return tenant.get("/instances/" + instance.id).body();
    }

    @Test
    void deleteAndStopAskTheApi() {
        Samples.has(api, Samples.instance("ins_d", "a", InstanceState.RUNNING));
        Accepted accepted = new Accepted();
        accepted.operation = Samples.operation("op_d", OperationKind.DELETE_INSTANCE, OperationState.PENDING, "ins_d");
        api.on("DELETE /v1/instances/ins_d", Reply.accepted(accepted));
        tenant.get("/instances/ins_d");

        assertThat(tenant.post("/instances/ins_d/delete", Map.of()).header("Location"))
                .endsWith("/instances");
        assertThat(api.asked("DELETE /v1/instances/ins_d")).hasSize(1);
        assertThat(tenant.get("/instances").body()).contains("It is being deleted.", "notice tone-good");

        api.on("POST /v1/instances/ins_d/stop", Reply.problem(409, "OPERATION_IN_PROGRESS", "op_d is at work"));
        tenant.post("/instances/ins_d/stop", Map.of());
        assertThat(tenant.get("/instances/ins_d").body())
                .contains("It was not stopped.", "op_d is at work", "notice tone-bad");
        assertThat(tenant.post("/instances/ins_d/explode", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void timelineShowsStepsAndWhyOneFailed() {
        Samples.has(api, Samples.instance("ins_t", "a", InstanceState.FAILED));
        var failed = Samples.operation(
                "op_t",
                OperationKind.CREATE_INSTANCE,
                OperationState.FAILED,
                "ins_t",
                Samples.step(1, "place", StepState.UNDONE),
                Samples.step(2, "make-root-volume", StepState.FAILED),
                Samples.step(3, "a-step-of-tomorrow", StepState.PENDING));
        failed.steps.get(1).error = "the disk is full";
        Samples.did(api, failed);

        assertThat(tenant.get("/instances/ins_t").body())
                .contains("Choose a host", "data-step=\"make-root-volume\" data-state=\"FAILED\"", "the disk is full")
                .contains("a-step-of-tomorrow");
        assertThat(tenant.get("/operations/op_t").body())
                .contains("/operations/op_t/retry")
                .doesNotContain("/cancel");
        assertThat(tenant.get("/operations").body()).contains("Create instance");
    }

    @Test
    void changeOfLabelsRemovesWhatIsNotThereAnyMore() {
        Samples.has(api, Samples.instance("ins_e", "a", InstanceState.RUNNING));
        api.on("PATCH /v1/instances/ins_e", Reply.ok(Samples.instance("ins_e", "b", InstanceState.RUNNING)));
        assertThat(tenant.get("/instances/ins_e/edit").body()).contains("tier=web");

        tenant.post("/instances/ins_e/edit", Map.of("name", "b", "labels", "owner=me"));

        assertThat(api.asked("PATCH /v1/instances/ins_e").getLast().body())
                .contains("\"name\":\"b\"", "\"tier\":null", "\"owner\":\"me\"");
    }

    @Test
    void whatIsNotThereHasAPageWithTheRequest() {
        Page gone = tenant.get("/instances/ins_gone");

        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.body()).contains("Not found", "req-0123", "ins_gone is not there");
        assertThat(tenant.get("/instances/ins_gone", "HX-Request", "true").header("HX-Redirect"))
                .as("an open page of what was deleted")
                .isEqualTo("/");
    }

    @Test
    void sshKeysAreAddedAndDeleted() {
        api.on(
                "POST /v1/ssh_keys",
                Reply.problem(400, "INVALID", "wrong", new ProblemError("/public_key", "not a key")));
        tenant.get("/ssh-keys/new");
        assertThat(tenant.post("/ssh-keys/new", Map.of("name", "k", "public_key", "x"))
                        .body())
                .contains("public_key-error", "not a key");
        api.on("POST /v1/ssh_keys", Reply.ok(Samples.sshKey()));
        assertThat(tenant.post("/ssh-keys/new", Map.of("name", "k", "public_key", "x"))
                        .header("Location"))
                .endsWith("/ssh-keys");
        assertThat(tenant.get("/ssh-keys").body()).contains("k was added.");
        api.on("DELETE /v1/ssh_keys/key_laptop", Reply.nothing());
        tenant.post("/ssh-keys/key_laptop/delete", Map.of());
        assertThat(tenant.get("/ssh-keys").body()).contains("The SSH key was deleted.", "laptop", "SHA256:");
        assertThat(api.asked("DELETE /v1/ssh_keys/key_laptop")).hasSize(1);
    }

    @Test
    void accountShowsWhatIsHeldOfTheQuota() {
        assertThat(tenant.get("/account").body())
                .contains("<strong>3</strong>", "of 10", "1 running", "256 MiB", "of 8 GiB", "usr_demo");
    }
}
