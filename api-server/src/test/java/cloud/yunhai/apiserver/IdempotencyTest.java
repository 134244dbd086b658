package cloud.yunhai.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.apiserver.badinput.World;
import cloud.yunhai.apiserver.testing.FakeWork;
import cloud.yunhai.apiserver.testing.Http;
import cloud.yunhai.apiserver.testing.RunningApi;
import cloud.yunhai.common.error.ErrorCode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The same request with the same key is done once, whatever happens in between.
class IdempotencyTest {
    private static final String INSTANCES = "/v1/instances";
    private static final String KEY = "Idempotency-Key";

    private final World world = new World();
    private final Http tenant = world.tenant.with(KEY, "order-4711");
    private final String body = world.example(INSTANCES).toString();
    private final int before = world.api.platform.work.submitted.size();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void theRepeatIsAnsweredTheSameAndDoesNothing() {
        Http.Answer first = tenant.post(INSTANCES, body);
        Http.Answer again = tenant.post(INSTANCES, body);

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(world.api.platform.work.submitted).hasSize(before + 1);
    }

    @Test
    void anotherProcessAnswersTheRepeatToo() {
        Http.Answer first = tenant.post(INSTANCES, body);
        try (RunningApi other = world.api.another()) {
            assertThat(tenant.at(other).post(INSTANCES, body).body()).isEqualTo(first.body());
        }
        assertThat(world.api.platform.work.submitted).hasSize(before + 1);
    }

    @Test
    void theSameKeyWithAnotherBodyPathOrQueryIsRefused() {
        tenant.post(INSTANCES, body);

        for (Http.Answer other : new Http.Answer[] {
            tenant.post(INSTANCES, world.example(INSTANCES).toString()),
            tenant.post("/v1/ssh_keys", world.example("/v1/ssh_keys").toString()),
            tenant.post(world.path(command()), "{\"timeout_seconds\":5}")
        }) {
            assertThat(other.status()).as(other.toString()).isEqualTo(422);
            assertThat(other.text("code")).isEqualTo("REPEATED_DIFFERENTLY");
            assertThat(other.text("/errors/0/pointer")).isEqualTo(KEY);
        }
        assertThat(world.api.platform.work.submitted).hasSize(before + 1);
    }

    private static cloud.yunhai.apiserver.endpoint.Endpoint command() {
        return cloud.yunhai.apiserver.endpoint.EndpointTable.find("POST", "/v1/instances/{id}/stop")
                .orElseThrow();
    }

    @Test
    void theKeysOfTwoAccountsHaveNothingToDoWithEachOther() {
        Http other = world.api.tenant().with(KEY, "order-4711");
        Http.Answer mine =
                tenant.post("/v1/ssh_keys", world.example("/v1/ssh_keys").toString());
        Http.Answer theirs =
                other.post("/v1/ssh_keys", world.example("/v1/ssh_keys").toString());

        assertThat(theirs.status()).isEqualTo(201);
        assertThat(theirs.text("id")).isNotEqualTo(mine.text("id"));
    }

    @Test
    void aRefusalGivesTheKeyBack() {
        world.api.platform.work.nextFailure.set(FakeWork.failure(ErrorCode.NO_HOST_FITS));
        assertThat(tenant.post(INSTANCES, body).status()).isEqualTo(507);

        assertThat(tenant.post(INSTANCES, body).status()).isEqualTo(202);
        assertThat(world.api.platform.work.submitted).hasSize(before + 1);
    }

    @Test
    void whileTheFirstIsNotKnownToHaveEndedTheRepeatIsToldToWait() {
        world.api.platform.work.nextFailure.set(FakeWork.failure(ErrorCode.UNKNOWN_OUTCOME));
        assertThat(tenant.post(INSTANCES, body).status()).isEqualTo(503);

        Http.Answer early = tenant.post(INSTANCES, body);

        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text("code")).isEqualTo("REQUEST_IN_PROGRESS");
        assertThat(world.api.platform.work.submitted).hasSize(before);
    }

    /// The process dies between its call to resource-scheduler and storing the answer; the repeat reaches another
    /// one, much later by the clock. It makes the same ids, by which resource-scheduler knows the repeat.
    @Test
    void aRepeatAfterACrashNeverMakesASecondInstance() {
        world.api.platform.work.loseNextAnswer.set(true);
        assertThat(tenant.post(INSTANCES, body).status()).isEqualTo(503);
        String made = world.api.platform.work.submitted.getLast().getId();
        world.api.platform.idempotency.expireHolds();
        world.api.clock.advance(Duration.ofHours(1));

        try (RunningApi other = world.api.another()) {
            Http.Answer again = tenant.at(other).post(INSTANCES, body);

            assertThat(again.status()).as(again.toString()).isEqualTo(202);
            assertThat(again.text("/instance/id")).isEqualTo(made);
        }
        assertThat(tenant.get(INSTANCES + "?name="
                                + world.api.platform.work.submitted.getLast().getName())
                        .json()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void whatIsStoredHoldsNoSecret() {
        Http operator = world.operator.with(KEY, "secret-1");
        Http.Answer token = operator.post(
                "/v1/host_join_tokens", world.example("/v1/host_join_tokens").toString());
        Http.Answer user = world.operator
                .with(KEY, "secret-2")
                .post("/v1/users", world.example("/v1/users").toString());
        tenant.post(INSTANCES, body);

        assertThat(token.text("token")).startsWith("yhj_");
        assertThat(user.status()).isEqualTo(201);
        assertThat(world.api.platform.idempotency.dump())
                .doesNotContain(token.text("token"))
                .doesNotContain("correct horse")
                .doesNotContain("$6$")
                .doesNotContain("$2");
        assertThat(operator.post("/v1/host_join_tokens", "{\"cluster_id\":\"" + world.id("cls") + "\"}")
                        .status())
                .as("another request")
                .isEqualTo(422);
    }
}
