package cloud.yunhai.iaasadmin.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.apicommon.representation.InstanceRepresentation;
import cloud.yunhai.apicommon.representation.ServiceRepresentation;
import cloud.yunhai.apicommon.representation.ServiceState;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.iaasadmin.testing.Cloud;
import cloud.yunhai.iaasadmin.testing.Portal;
import cloud.yunhai.iaasadmin.testing.Samples;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityTest {
    private static final String SCRIPT = "<script>alert(1)</script>";

    private final Cloud cloud = new Cloud();
    private final Portal portal = new Portal(cloud);

    @BeforeEach
    void forget() {
        portal.forget();
    }

    @AfterAll
    void close() {
        portal.close();
        cloud.close();
    }

    @Test
    void credentialsOfATenantAreRefused() {
        HttpResponse<String> answer = portal.post("/login", "/login", "name", "demo", "password", Cloud.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(cloud.api().requests("POST /v1/tokens").getLast().body()).contains("\"OPERATOR\"");
        assertThat(portal.get("/services").statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/overview",
                "/services",
                "/hosts",
                "/instances",
                "/operations",
                "/tenants",
                "/images",
                "/subnets",
                "/logs",
                "/check",
                "/live?of=ins_"
            })
    void nothingIsShownToWhoIsNotLoggedIn(String path) {
        HttpResponse<String> answer = portal.get(path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Portal.location(answer)).startsWith("/login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/services/host-1/db-proxy/stop",
                "/hosts/" + Samples.HOST + "/drain",
                "/instances/" + Samples.INSTANCE + "/delete",
                "/operations/" + Samples.OPERATION + "/adopt",
                "/groups/" + Samples.GROUP + "/quota",
                "/check"
            })
    void aFormOfAnotherSiteDoesNothing(String path) {
        portal.login();
        int before = cloud.api().requests().size();

        assertThat(portal.postWithout(path).statusCode()).isEqualTo(403);
        assertThat(cloud.api().requests()).hasSize(before);
    }

    @Test
    void whatTenantsAndServicesWroteIsShownAsText() {
        portal.login();
        InstanceRepresentation instance = Samples.instance(SCRIPT, InstanceState.FAILED);
        instance.stateReason = SCRIPT;
        instance.labels.put(SCRIPT, SCRIPT);
        cloud.instances(instance);
        ServiceRepresentation service = Samples.service("db-proxy", ServiceState.UNHEALTHY);
        service.reason = SCRIPT;
        cloud.services(service);

        for (String path : new String[] {"/instances", "/instances/" + Samples.INSTANCE, "/services", "/overview"}) {
            assertThat(portal.get(path).body())
                    .as(path)
                    .contains("&lt;script&gt;alert(1)")
                    .doesNotContain(SCRIPT);
        }
    }

    @Test
    void whatIsLookedForIsShownAsText() {
        portal.login();
        String attack = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E";

        for (String path : new String[] {"/instances?name=", "/hosts?name=", "/logs?text=", "/tenants?name="}) {
            assertThat(portal.get(path + attack).body()).as(path).doesNotContain(SCRIPT);
        }
    }

    @Test
    void everyPageForbidsScriptsOfOthers() {
        portal.login();

        assertThat(portal.get("/overview").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("script-src 'self'")
                        .contains("frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
    }

    @Test
    void theTokenNeverReachesTheBrowser() {
        portal.login();
        HttpResponse<String> page = portal.get("/overview");

        assertThat(page.body() + page.headers().map()).doesNotContain("yht_");
    }
}
