package cloud.yunhai.iaasadmin.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.apiclient.testing.Reply;
import cloud.yunhai.apicommon.representation.CheckRepresentation;
import cloud.yunhai.apicommon.representation.ImbalanceRepresentation;
import cloud.yunhai.apicommon.representation.LogLevel;
import cloud.yunhai.apicommon.representation.LogRecordList;
import cloud.yunhai.apicommon.representation.LogRecordRepresentation;
import cloud.yunhai.apicommon.representation.ServiceState;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.iaasadmin.testing.Cloud;
import cloud.yunhai.iaasadmin.testing.Portal;
import cloud.yunhai.iaasadmin.testing.Samples;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
    /// How Thymeleaf shows a message that does not exist.
    private static final String NO_MESSAGE = "??";

    private final Cloud cloud = new Cloud();
    private final Portal portal = new Portal(cloud).login();

    @AfterAll
    void close() {
        portal.close();
        cloud.close();
    }

    @BeforeEach
    void usual() {
        cloud.services(
                Samples.service("db-proxy", ServiceState.UP), Samples.service("vm-scheduler", ServiceState.CRASHED));
        cloud.hosts(Samples.host("host-1", HostState.UP));
        cloud.instances(Samples.instance("web-1", InstanceState.RUNNING));
        cloud.operation(Samples.operation(OperationState.STUCK));
        cloud.api().on("GET /v1/logs", Reply.json(200, new LogRecordList()));
    }

    @ParameterizedTest
    @CsvSource({
        "/overview, All is well|This needs your attention, 需要您处理",
        "/services, Crashed, 已崩溃",
        "/hosts, Last report, 最近上报",
        "/hosts/hst_01kb9c3v5mf0x8h6qkz2w7d4rn, Load average, 平均负载",
        "/instances, Tenant, 租户",
        "/instances/ins_01kb9c3v5mf0x8h6qkz2w7d4rp, Placement, 调度",
        "/operations, Stuck \\(1\\), 卡住（1）",
        "/operations/op_01kb9c3v5mf0x8h6qkz2w7d4rq, waits for you, 等待您的决定",
        "/tenants, Groups and their quotas, 群组与配额",
        "/groups/grp_01kb9c3v5mf0x8h6qkz2w7d4rk, In use, 使用情况",
        "/images, No image, 没有镜像",
        "/subnets, Gateway, 网关",
        "/logs, No record, 没有记录",
        "/check, Check now, 立即对账"
    })
    void everyPageSpeaksBothLanguages(String path, String english, String chinese) {
        HttpResponse<String> inEnglish = portal.get(path, "Accept-Language", "en");
        HttpResponse<String> inChinese = portal.get(path, "Accept-Language", "zh-CN");

        assertThat(inEnglish.statusCode()).isEqualTo(200);
        assertThat(inEnglish.body())
                .containsPattern(english)
                .doesNotContain(NO_MESSAGE)
                .contains("lang=\"en\"");
        assertThat(inChinese.body())
                .contains(chinese)
                .doesNotContain(NO_MESSAGE)
                .contains("lang=\"zh-CN\"");
    }

    /// However many there are, the page costs the same.
    @Test
    void theOverviewHasInstancesCountedAndReadsNone() {
        int read = cloud.api().requests("GET /v1/instances").size();
        cloud.instances(Samples.instance("web-1", InstanceState.RUNNING));

        String page = portal.get("/overview").body();

        assertThat(page).contains("href=\"/instances?state=RUNNING\"", "1 running");
        assertThat(cloud.api().requests("GET /v1/instances")).hasSize(read);
        assertThat(cloud.api().requests("GET /v1/instance_counts")).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyStateOfAnInstanceHasWords(InstanceState state) {
        cloud.instances(Samples.instance("web-1", state));

        assertThat(portal.get("/instances/" + Samples.INSTANCE).body())
                .contains("data-state=\"" + state + "\"")
                .doesNotContain(NO_MESSAGE);
    }

    @ParameterizedTest
    @EnumSource
    void everyStateOfAHostHasWords(HostState state) {
        cloud.hosts(Samples.host("host-1", state));

        assertThat(portal.get("/hosts/" + Samples.HOST).body())
                .contains("data-state=\"" + state + "\"")
                .doesNotContain(NO_MESSAGE);
    }

    @ParameterizedTest
    @EnumSource
    void everyStateOfAServiceHasWords(ServiceState state) {
        cloud.services(Samples.service("db-proxy", state));

        assertThat(portal.get("/services").body())
                .contains("data-state=\"" + state + "\"")
                .doesNotContain(NO_MESSAGE);
    }

    @ParameterizedTest
    @EnumSource
    void everyStateOfAnOperationHasWords(OperationState state) {
        cloud.operation(Samples.operation(state));

        assertThat(portal.get("/operations/" + Samples.OPERATION).body())
                .contains("data-state=\"" + state + "\"")
                .doesNotContain(NO_MESSAGE);
    }

    @Test
    void servicesAreSortedAsTheirHeadsSay() {
        String down = portal.get("/services?sort=-name").body();

        assertThat(down.indexOf("data-service=\"vm-scheduler\""))
                .isLessThan(down.indexOf("data-service=\"db-proxy\""))
                .isPositive();
        assertThat(down).contains("aria-sort=\"descending\"").contains("href=\"/services?sort=name\"");
    }

    @Test
    void servicesAreShownByState() {
        assertThat(portal.get("/services?state=CRASHED").body())
                .contains("data-service=\"vm-scheduler\"")
                .doesNotContain("data-service=\"db-proxy\"");
        assertThat(portal.get("/services?state=BROKEN").statusCode()).isEqualTo(400);
    }

    @Test
    void stoppingWhatThePortalNeedsIsExplained() {
        assertThat(portal.get("/services", "Accept-Language", "en").body())
                .contains("only the command line on the host can start the service again");
    }

    @Test
    void instancesAreLookedForByNamesOfTenantAndHost() {
        portal.get("/instances?tenant=demo&host=host-1&state=RUNNING&name=web-1");

        assertThat(cloud.api().requests("GET /v1/instances").getLast().query())
                .containsEntry("tenant_id", Samples.TENANT)
                .containsEntry("host_id", Samples.HOST)
                .containsEntry("state", "RUNNING")
                .containsEntry("name", "web-1");
    }

    @Test
    void anUnknownTenantHasNoInstancesWhateverTheApiHas() {
        int before = cloud.api().requests("GET /v1/instances").size();

        assertThat(portal.get("/instances?tenant=nobody").body()).doesNotContain("data-instance=");
        assertThat(cloud.api().requests("GET /v1/instances")).hasSize(before);
    }

    @Test
    void theListGoesOnWithTheNextPageAndKeepsTheSearch() {
        cloud.api().on("GET /v1/instances", Reply.json(200, """
                {"items":[],"next_page_token":"ins_next&page"}"""));

        assertThat(portal.get("/instances?state=RUNNING&page=ins_a").body())
                .contains("href=\"/instances?state=RUNNING\"")
                .contains("href=\"/instances?state=RUNNING&amp;page=ins_next%26page\"");
    }

    @Test
    void logsAreAskedForAsTheFormSays() {
        LogRecordList records = new LogRecordList();
        LogRecordRepresentation record = new LogRecordRepresentation();
        record.id = "1";
        record.time = Samples.BEGUN;
        record.moduleName = "vm-scheduler";
        record.hostName = "host-1";
        record.level = LogLevel.ERROR;
        record.message = "instance.lost";
        record.operationId = Samples.OPERATION;
        record.error = "java.io.IOException: gone";
        records.items = List.of(record);
        cloud.api().on("GET /v1/logs", Reply.json(200, records));

        String page = portal.get("/logs?module=vm-scheduler&level=WARN&text=lost&operation=" + Samples.OPERATION
                        + "&from=2026-03-01T08:00")
                .body();

        assertThat(page)
                .contains("instance.lost")
                .contains("java.io.IOException: gone")
                .doesNotContain(NO_MESSAGE);
        assertThat(cloud.api().requests("GET /v1/logs").getLast().query())
                .containsEntry("from", "2026-03-01T08:00:00Z")
                .containsEntry("module", "vm-scheduler")
                .containsEntry("min_level", "WARN")
                .containsEntry("operation_id", Samples.OPERATION)
                .containsEntry("text", "lost");
        assertThat(portal.get("/logs?from=yesterday").statusCode()).isEqualTo(400);
    }

    @Test
    void checkNamesEveryEntryThatDoesNotAddUp() {
        CheckRepresentation check = new CheckRepresentation();
        check.clean = false;
        check.checkedAt = Samples.BEGUN;
        ImbalanceRepresentation entry = new ImbalanceRepresentation();
        entry.subject = Samples.HOST;
        entry.quantity = "memory_mib";
        entry.claimed = 256L;
        entry.used = 128L;
        entry.detail = "a claim without an instance";
        check.imbalances = List.of(entry);
        cloud.api().on("GET /v1/check", Reply.json(200, check));

        assertThat(portal.post("/check", "/check").body())
                .contains(Samples.HOST, "memory_mib", "256", "128", "a claim without an instance")
                .doesNotContain(NO_MESSAGE);
    }

    @Test
    void idsAreCopiedWholeWhereOnlyTheirEndIsShown() {
        assertThat(portal.get("/instances").body())
                .contains("data-copy=\"" + Samples.INSTANCE + "\"")
                .containsPattern(Pattern.compile(">…[a-z0-9]{8}</code>"));
    }

    @Test
    void aPageOfWhatIsGoneSaysSo() {
        assertThat(portal.get("/instances/ins_gone").statusCode()).isEqualTo(404);
    }
}
