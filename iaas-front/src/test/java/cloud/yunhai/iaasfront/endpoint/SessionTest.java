package cloud.yunhai.iaasfront.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.iaasfront.testing.Portal;
import cloud.yunhai.iaasfront.testing.StubApi;
import cloud.yunhai.iaasfront.testing.Visitor;
import cloud.yunhai.iaasfront.testing.Visitor.Page;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionTest {
    private static final Map<String, String> GOOD = Map.of("name", "demo", "password", StubApi.PASSWORD);

    private final Portal portal = new Portal();

    @AfterAll
    void close() {
        portal.close();
    }

    @Test
    void visitorLogsInAndComesBackToWhereHeWanted() {
        Visitor visitor = portal.visitor();

        Page asked = visitor.get("/operations?page=7");
        assertThat(asked.status()).isEqualTo(302);
        assertThat(asked.header("Location")).endsWith("/login?back=%2Foperations%3Fpage%3D7");

        visitor.get("/login?back=/operations?page=7");
        Page in = visitor.post(
                "/login", Map.of("name", "demo", "password", StubApi.PASSWORD, "back", "/operations?page=7"));
        assertThat(in.status()).isEqualTo(302);
        assertThat(in.header("Location")).endsWith("/operations?page=7");
        assertThat(visitor.get("/operations").status()).isEqualTo(200);
    }

    @Test
    void onlyLoggingInMakesASession() {
        Visitor visitor = portal.visitor();
        visitor.get("/login");
        visitor.post("/login", Map.of("name", "demo", "password", "a-wrong-password"));

        assertThat(visitor.cookies()).containsExactly("iaas-front-csrf");
    }

    @Test
    void wrongPasswordIsToldAndNotShown() {
        Visitor visitor = portal.visitor();
        visitor.get("/login");

        Page refused = visitor.post("/login", Map.of("name", "demo", "password", "a-wrong-password"));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body())
                .contains("The name or the password is wrong.")
                .contains("value=\"demo\"")
                .doesNotContain("a-wrong-password");
    }

    @Test
    void tooManyLoginsAndASilentApiAreToldApart() {
        Visitor visitor = portal.visitor();
        visitor.get("/login");
        try (Portal other = new Portal()) {
            other.api().on("POST /v1/tokens", StubApi.Reply.problem(429, "RATE_LIMITED", "too many failed logins"));
            Visitor slowed = other.visitor();
            slowed.get("/login");
            assertThat(slowed.post("/login", GOOD).status()).isEqualTo(429);
            other.api().close();
            Page silent = slowed.post("/login", GOOD);
            assertThat(silent.status()).isEqualTo(503);
            assertThat(silent.body()).contains("The platform does not answer");
        }
    }

    @Test
    void sessionCookieIsOutOfScriptsReach() {
        Visitor visitor = portal.visitor();
        visitor.get("/login");

        assertThat(visitor.post("/login", GOOD).header("Set-Cookie"))
                .containsPattern("iaas-front-session=[^\\n]*HttpOnly[^\\n]*SameSite=Lax");
    }

    @Test
    void tokenNeverReachesTheBrowser() {
        Visitor visitor = portal.visitor();
        visitor.get("/login");
        String seen = visitor.post("/login", GOOD).toString();
        for (String path : new String[] {"/instances", "/instances/new", "/ssh-keys", "/operations", "/account"}) {
            seen += visitor.get(path);
        }

        assertThat(seen).doesNotContain("yht_");
    }

    @Test
    void logoutEndsTheTokenAndTheSession() {
        try (Portal own = new Portal()) {
            Visitor tenant = own.tenant();
            assertThat(own.api().tokens()).isEqualTo(1);

            assertThat(tenant.post("/logout", Map.of()).header("Location")).endsWith("/login?out");

            await().until(() -> own.api().tokens() == 0);
            assertThat(tenant.get("/instances").header("Location")).contains("/login");
        }
    }

    @Test
    void endedTokenLeadsToTheLoginPageAndBack() {
        try (Portal own = new Portal()) {
            Visitor tenant = own.tenant();
            own.api().expire();

            Page page = tenant.get("/ssh-keys");
            assertThat(page.status()).isEqualTo(302);
            assertThat(page.header("Location")).endsWith("/login?expired&back=%2Fssh-keys");
            assertThat(tenant.get("/login?expired").body()).contains("Your session has ended.");
        }
    }

    @Test
    void partOfAPageSendsTheWholePageToTheLogin() {
        Page part = portal.visitor()
                .get("/instances", "HX-Request", "true", "HX-Current-URL", portal.uri() + "/instances?page=2");

        assertThat(part.header("HX-Redirect")).isEqualTo("/login?back=%2Finstances%3Fpage%3D2");
        assertThat(part.body()).isEmpty();
    }

    @Test
    void loginLeadsToNoOtherHost() {
        for (String back : new String[] {"//evil.example", "https://evil.example/", "/\\evil.example", "/%0d%0aX: y"}) {
            Visitor visitor = portal.visitor();
            visitor.get("/login");
            Page in = visitor.post("/login", Map.of("name", "demo", "password", StubApi.PASSWORD, "back", back));
            assertThat(in.header("Location")).as(back).doesNotContain("//evil").doesNotContain("\\evil");
            assertThat(in.header("X")).isEmpty();
        }
    }

    @Test
    void newPasswordEndsTheSession() {
        try (Portal own = new Portal()) {
            own.api()
                    .on(
                            "POST /v1/account/password",
                            StubApi.Reply.problem(401, "BAD_CREDENTIALS", "the password is wrong"));
            Visitor tenant = own.tenant();
            tenant.get("/account");
            Map<String, String> form = Map.of("current_password", "x", "new_password", "another-password");

            Page refused = tenant.post("/account", form);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("current_password-error").doesNotContain("another-password");

            own.api().on("POST /v1/account/password", StubApi.Reply.nothing());
            assertThat(tenant.post("/account", form).header("Location")).contains("/login?out");
            assertThat(tenant.get("/account").status()).isEqualTo(302);
        }
    }
}
