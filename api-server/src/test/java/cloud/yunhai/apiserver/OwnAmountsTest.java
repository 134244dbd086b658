package cloud.yunhai.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.apiserver.badinput.World;
import cloud.yunhai.apiserver.testing.Http;
import cloud.yunhai.common.idl.types.TInstanceState;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// How much a tenant has, and may have.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnAmountsTest {
    private final World world = new World();

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void aTenantReadsTheQuotaOfItsGroupAndWhatIsClaimedOfIt() {
        String tenant = world.tenant.get("/v1/account").text("tenant_id");
        world.api.platform.accounts.use(tenant, 3, 6, 1024, 30, 2);

        Http.Answer quota = world.tenant.get("/v1/quota");

        assertThat(quota.status()).as(quota.toString()).isEqualTo(200);
        assertThat(quota.text("tenant_id")).isEqualTo(tenant);
        assertThat(quota.json().at("/limit/instances").longValue()).isEqualTo(10);
        assertThat(quota.json().at("/limit/memory_mib").longValue()).isEqualTo(10_240);
        assertThat(quota.json().at("/claimed/instances").longValue()).isEqualTo(3);
        assertThat(quota.json().at("/claimed/addresses").longValue()).isEqualTo(2);
        assertThat(quota.body())
                .as("the group is the operators'")
                .doesNotContain("grp_")
                .doesNotContain("group of");
    }

    @Test
    void theSameInXml() {
        assertThat(world.tenant
                        .with("Accept", "application/xml")
                        .get("/v1/quota")
                        .body())
                .contains(
                        "<quota xmlns=\"urn:yunhai:v1\">", "<limit><instances>10</instances>", "<claimed><instances>");
        assertThat(world.tenant
                        .with("Accept", "application/xml")
                        .get("/v1/instance_counts")
                        .body())
                .contains("<instance_counts xmlns=\"urn:yunhai:v1\">", "<states><state_count><state>");
    }

    @Test
    void anOperatorSaysWhoseQuota() {
        String tenant = world.tenant.get("/v1/account").text("tenant_id");

        assertThat(world.operator.get("/v1/quota").text("/errors/0/pointer")).isEqualTo("tenant_id");
        assertThat(world.operator.get("/v1/quota?tenant_id=" + tenant).text("tenant_id"))
                .isEqualTo(tenant);
    }

    @Test
    void instancesAreCountedByStateEachTenantsOwn() {
        Http.Answer own = world.tenant.get("/v1/instance_counts");
        Http.Answer others = world.api.tenant().get("/v1/instance_counts");
        Http.Answer all = world.operator.get("/v1/instance_counts");

        assertThat(own.json().path("total").longValue()).as(own.toString()).isPositive();
        assertThat(own.json()
                        .path("states")
                        .valueStream()
                        .mapToLong(one -> one.path("count").longValue())
                        .sum())
                .isEqualTo(own.json().path("total").longValue());
        assertThat(own.text("/states/0/state"))
                .isIn(Arrays.stream(TInstanceState.values()).map(Enum::name).toList());
        assertThat(others.json().path("total").longValue()).isZero();
        assertThat(others.json().path("states").isEmpty()).isTrue();
        assertThat(all.json().path("total")).isEqualTo(own.json().path("total"));
    }
}
