package cloud.yunhai.iaasfront.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.operation.OperationKind;
import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.model.operation.StepState;
import cloud.yunhai.iaasfront.testing.Portal;
import cloud.yunhai.iaasfront.testing.Samples;
import cloud.yunhai.iaasfront.testing.Visitor;
import cloud.yunhai.iaasfront.testing.Visitor.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LanguagesTest {
    private static final String[] PAGES = {
        "/instances",
        "/instances/new",
        "/instances/ins_1",
        "/instances/ins_1/edit",
        "/instances/ins_1/console-log",
        "/ssh-keys",
        "/ssh-keys/new",
        "/operations",
        "/operations/op_1",
        "/account",
        "/instances/none",
        "/nothing"
    };

    private final Portal portal = new Portal();

    @AfterAll
    void close() {
        portal.close();
    }

    @Test
    void everyPageSpeaksBothLanguagesWhateverTheStateIs() {
        for (InstanceState state : InstanceState.values()) {
            Samples.has(portal.api(), Samples.instance("ins_1", "web-1", state));
            for (String language : new String[] {"en", "zh-CN"}) {
                Visitor tenant = portal.tenant();
                tenant.get("/instances?lang=" + language);
                for (String path : state == InstanceState.RUNNING ? PAGES : new String[] {"/instances/ins_1"}) {
                    Page page = tenant.get(path);
                    assertThat(page.body())
                            .as(path)
                            .contains("<html lang=\"" + language)
                            .doesNotContain("??");
                    assertThat(page.body().contains("云主机")).isEqualTo(language.equals("zh-CN"));
                }
            }
        }
    }

    @Test
    void everyOperationAndStepHasWords() {
        Visitor tenant = portal.tenant();
        for (OperationKind kind : OperationKind.values()) {
            for (OperationState state : OperationState.values()) {
                Samples.did(
                        portal.api(),
                        Samples.operation(
                                "op_1",
                                kind,
                                state,
                                "ins_1",
                                Samples.step(
                                        1, "place", StepState.values()[state.ordinal() % StepState.values().length])));
                assertThat(tenant.get("/operations/op_1").body())
                        .as(kind + " " + state)
                        .doesNotContain("??");
            }
        }
    }

    @Test
    void browserIsUnderstoodUnlessTheUserSaysOtherwise() {
        Visitor visitor = portal.visitor();

        assertThat(visitor.get("/login", "Accept-Language", "zh-TW,en;q=0.5").body())
                .contains("登录");
        assertThat(visitor.get("/login", "Accept-Language", "de-DE").body()).contains("Log in");
        Page chosen = visitor.get("/login?back=/account&lang=en", "Accept-Language", "zh-CN");
        assertThat(chosen.status()).isEqualTo(302);
        assertThat(chosen.header("Location")).endsWith("/login?back=/account");
        assertThat(visitor.get("/login", "Accept-Language", "zh-CN").body()).contains("Log in");
        assertThat(visitor.get("/login?lang=tlh").status()).isEqualTo(200);
    }

    @Test
    void themeIsKept() {
        Visitor visitor = portal.visitor();
        assertThat(visitor.get("/login").body()).contains("data-theme=\"auto\"");

        visitor.get("/login?theme=dark");

        assertThat(visitor.get("/login").body()).contains("data-theme=\"dark\"");
    }
}
