package cloud.yunhai.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.apiserver.testing.Http;
import cloud.yunhai.apiserver.testing.RunningApi;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.types.TOperationState;
import cloud.yunhai.common.model.id.ImageId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MainJobTest {
    private final RunningApi api = RunningApi.start();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aTenantMakesAnInstanceWithWhatAnOperatorPrepared() {
        Http operator = api.operator();
        Http tenant = api.tenant();
        Http.Answer flavor =
                operator.post("/v1/flavors", "{\"name\":\"small\",\"vcpus\":1,\"memory_mib\":128,\"root_gib\":1}");
        assertThat(flavor.status()).as(flavor.toString()).isEqualTo(201);
        Http.Answer image = operator.post(
                "/v1/images", "{\"name\":\"tiny\",\"source\":\"file:/srv/tiny.qcow2\",\"visibility\":\"PUBLIC\"}");
        assertThat(image.status()).as(image.toString()).isEqualTo(202);

        Http.Answer accepted = tenant.post(
                "/v1/instances",
                "{\"name\":\"web-1\",\"image_id\":\"" + image.text("/image/id") + "\",\"flavor_id\":\""
                        + flavor.text("id") + "\",\"password\":\"correct horse\",\"labels\":{\"role\":\"web\"}}");

        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
        assertThat(accepted.header("Location")).isEqualTo("/v1/operations/" + accepted.text("/operation/id"));
        assertThat(accepted.text("/instance/state")).isEqualTo("CREATING");
        assertThat(accepted.text("/instance/operation_in_progress/id")).isEqualTo(accepted.text("/operation/id"));
        assertThat(accepted.json().at("/instance/host_id").isMissingNode()).isTrue();
        assertThat(accepted.text("/operation/resource/href"))
                .isEqualTo("/v1/instances/" + accepted.text("/instance/id"));
        assertThat(api.platform.work.submitted.getFirst().getPasswordHash()).startsWith("$6$");

        Http.Answer shown = tenant.get(accepted.text("/operation/resource/href"));
        assertThat(shown.text("name")).isEqualTo("web-1");
        assertThat(shown.text("/labels/role")).isEqualTo("web");
        assertThat(shown.header("ETag")).isEqualTo("\"1\"");

        api.platform.work.bring(accepted.text("/operation/id"), TOperationState.SUCCEEDED);
        Http.Answer done = tenant.get(accepted.header("Location") + "?wait=30s");
        assertThat(done.text("state")).isEqualTo("SUCCEEDED");
        assertThat(done.json().path("done").asBoolean()).isTrue();
    }

    @Test
    void whatABackendRefusesNamesEveryMemberByItsWholePath() {
        Http operator = api.operator();
        Http.Answer flavor =
                operator.post("/v1/flavors", "{\"name\":\"small\",\"vcpus\":1,\"memory_mib\":128,\"root_gib\":1}");
        api.platform.work.nextFailure.set(CloudException.of(ErrorCode.INVALID, "they do not go together")
                .detail("field", "clusterId,quota/memoryMib")
                .build());

        Http.Answer refused = api.tenant()
                .post(
                        "/v1/instances",
                        "{\"name\":\"web-1\",\"image_id\":\"" + ImageId.next() + "\",\"flavor_id\":\""
                                + flavor.text("id") + "\"}");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/cluster_id");
        assertThat(refused.text("/errors/1/pointer")).isEqualTo("/quota/memory_mib");
    }

    @Test
    void theSameInXml() {
        Http operator = api.operator().with("Accept", "application/xml");

        Http.Answer zone = operator.postXml(
                "/v1/zones",
                "<new_zone xmlns='urn:yunhai:v1'><name>east</name><description>a&amp;b</description></new_zone>");

        assertThat(zone.status()).as(zone.toString()).isEqualTo(201);
        assertThat(zone.header("Content-Type")).startsWith("application/xml");
        assertThat(zone.body()).contains("<zone xmlns=\"urn:yunhai:v1\">").contains("<description>a&amp;b<");
        assertThat(zone.header("ETag")).isEqualTo("\"1-xml\"");
        Http.Answer list = operator.get("/v1/zones");
        assertThat(list.body()).contains("<items><zone><id>zon_");
    }
}
