package cloud.yunhai.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.apiserver.adapter.crypto.BcryptPasswords;
import cloud.yunhai.apiserver.app.Sessions;
import cloud.yunhai.apiserver.core.Digests;
import cloud.yunhai.apiserver.core.LoginThrottle;
import cloud.yunhai.apiserver.testing.Http;
import cloud.yunhai.apiserver.testing.RunningApi;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Logging in, guessing, and what is kept of secrets.
class LoginTest {
    private static final String WRONG = "{\"realm\":\"OPERATOR\",\"name\":\"root\",\"password\":\"guess\"}";
    private static final String NOBODY = "{\"realm\":\"OPERATOR\",\"name\":\"nobody\",\"password\":\"guess\"}";
    private static final int BURST = 10;

    private final RunningApi api = RunningApi.start();
    private final Http operator = api.operator();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aWrongNameAndAWrongPasswordCannotBeToldApart() {
        Http.Answer name = api.anonymous().post("/v1/tokens", NOBODY);
        Http.Answer password = api.anonymous().post("/v1/tokens", WRONG);

        assertThat(name.status()).isEqualTo(password.status()).isEqualTo(401);
        assertThat(name.text("code")).isEqualTo(password.text("code")).isEqualTo("BAD_CREDENTIALS");
        assertThat(name.text("detail")).isEqualTo(password.text("detail"));
    }

    @Test
    void guessingIsSlowedDownAndForgivenAfterAWhile() {
        for (int i = 0; i < BURST; i++) {
            assertThat(api.anonymous().post("/v1/tokens", WRONG).status()).isEqualTo(401);
        }
        Http.Answer refused = api.anonymous().post("/v1/tokens", WRONG);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text("code")).isEqualTo("RATE_LIMITED");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 31);
        assertThatThrownBy(() -> api.login("OPERATOR", "root", "root-password"))
                .as("the right password waits too, else it could still be guessed")
                .hasMessageContaining("429");
        api.clock.advance(Duration.ofSeconds(31));
        assertThat(api.login("OPERATOR", "root", "root-password")
                        .get("/v1/account")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void changingThePasswordCountsAsGuessingToo() {
        String wrong = "{\"current_password\":\"guess\",\"new_password\":\"correct horse\"}";
        for (int i = 0; i < BURST; i++) {
            assertThat(operator.post("/v1/account/password", wrong).status()).isEqualTo(422);
        }
        assertThat(operator.post("/v1/account/password", wrong).status()).isEqualTo(429);
    }

    @Test
    void theThrottleKeepsNamesAndAddressesApart() {
        LoginThrottle throttle = new LoginThrottle(2, Duration.ofSeconds(30));
        Instant now = Instant.parse("2030-01-01T00:00:00Z");
        throttle.failed("a", now);
        throttle.failed("a", now);

        assertThat(throttle.waits("a", now)).hasValue(Duration.ofSeconds(30));
        assertThat(throttle.waits("b", now)).isEmpty();
        assertThat(throttle.waits("a", now.plusSeconds(30))).isEmpty();
        throttle.succeeded("a");
        assertThat(throttle.waits("a", now)).isEmpty();
    }

    @Test
    void tokensAndPasswordsAreKeptAsHashesOnly() {
        String token = operator.token();

        assertThat(api.platform.accounts.secrets())
                .doesNotContain(token)
                .contains(Digests.hex(token))
                .doesNotContain("root-password")
                .contains("$2");
    }

    @Test
    void aTokenEndsWithItsTimeWithItsLogoutAndWithThePassword() {
        Http second = api.login("OPERATOR", "root", "root-password");
        assertThat(second.delete("/v1/tokens/current").status()).isEqualTo(204);
        assertThat(second.get("/v1/account").status()).isEqualTo(401);
        Http third = api.login("OPERATOR", "root", "root-password");
        assertThat(third.post(
                                "/v1/account/password",
                                "{\"current_password\":\"root-password\",\"new_password\":\"another horse\"}")
                        .status())
                .isEqualTo(204);
        assertThat(third.get("/v1/account").status()).isEqualTo(401);
        assertThat(operator.get("/v1/account").status()).isEqualTo(401);
        Http fourth = api.login("OPERATOR", "root", "another horse");
        api.clock.advance(Duration.ofHours(13));
        assertThat(fourth.get("/v1/account").text("code")).isEqualTo("TOKEN_EXPIRED");
    }

    @Test
    void whatHoldsAnAnswersSecretDoesNotPrintIt() {
        Sessions.Login login = new Sessions.Login(
                "tok_1",
                "yht_secret",
                new cloud.yunhai.apiserver.app.port.Session(
                        cloud.yunhai.apicommon.testing.Records.of(cloud.yunhai.common.model.account.Account.class),
                        Instant.EPOCH));

        assertThat(login).hasToString("Login[tok_1]");
    }

    @Test
    void aFloodOfLoginsIsRefusedAndNotQueued() throws Exception {
        BcryptPasswords passwords = new BcryptPasswords(9);
        int flood = 200;
        int refused = 0;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> logins = new ArrayList<>();
            for (int i = 0; i < flood; i++) {
                logins.add(callers.submit(() -> {
                    try {
                        return !passwords.matches("guess".toCharArray(), null);
                    } catch (CloudException full) {
                        assertThat(full.code()).isEqualTo(ErrorCode.QUEUE_FULL);
                        return false;
                    }
                }));
            }
            for (Future<Boolean> login : logins) {
                refused += login.get() ? 0 : 1;
            }
        }
        assertThat(refused).isPositive().isLessThan(flood);
    }
}
