package cloud.yunhai.iaasfront.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.iaasfront.testing.Portal;
import cloud.yunhai.iaasfront.testing.Samples;
import cloud.yunhai.iaasfront.testing.Visitor;
import cloud.yunhai.iaasfront.testing.Visitor.Page;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityTest {
    private static final Pattern INLINE =
            Pattern.compile("<script(?![^>]*\\ssrc=)|<style|\\sstyle=|\\son[a-z]+=|javascript:|hx-on|hx-vals=['\"]?js");

    private final Portal portal = new Portal();

    @AfterAll
    void close() {
        portal.close();
    }

    @Test
    void everyAnswerTellsTheBrowserWhatToRefuse() {
        Visitor tenant = portal.tenant();
        for (String path : new String[] {"/login", "/instances", "/nothing-here", "/healthz", "/assets/portal.js"}) {
            Page page = tenant.get(path);
            assertThat(page.header("Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(page.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(page.header("Server")).isEmpty();
        }
    }

    @Test
    void pagesAreKeptNowhereAndAssetsForLong() {
        Visitor tenant = portal.tenant();
        Page page = tenant.get("/instances");
        Matcher style =
                Pattern.compile("href=\"(/assets/parts-[0-9a-f]+\\.css)\"").matcher(page.body());

        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(style.find()).isTrue();
        assertThat(tenant.get(style.group(1)).header("Cache-Control")).contains("max-age=31536000");
    }

    @Test
    void noPageHasInlineScriptOrStyle() {
        Samples.has(portal.api(), Samples.instance("ins_1", "web-1", InstanceState.RUNNING));
        Visitor tenant = portal.tenant();
        for (String path : new String[] {
            "/instances", "/instances/new", "/instances/ins_1", "/ssh-keys", "/operations", "/account", "/nothing-here"
        }) {
            assertThat(INLINE.matcher(tenant.get(path).body()).results().map(found -> found.group()))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void formWithoutItsTokenIsRefusedAndNothingIsAsked() {
        Visitor tenant = portal.tenant();
        for (String token : new String[] {null, "a-wrong-token"}) {
            Page refused = tenant.postAs("/instances/ins_1/delete", Map.of(), token);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body()).contains("Not allowed");
        }
        assertThat(portal.api().asked("DELETE /v1/instances/ins_1")).isEmpty();
    }

    @Test
    void tokenOfAnotherVisitorIsRefused() {
        Visitor tenant = portal.tenant();
        Visitor other = portal.tenant();
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(other.get("/instances").body());
        assertThat(token.find()).isTrue();

        assertThat(tenant.postAs("/logout", Map.of(), token.group(1)).status()).isEqualTo(403);
    }

    @Test
    void whateverTheApiSaysIsText() {
        var instance = Samples.instance("ins_evil", "<script>alert(1)</script>", InstanceState.FAILED);
        instance.stateReason = "\"><img src=x onerror=alert(2)>";
        instance.labels.put("a", "</span><script>alert(3)</script>");
        Samples.has(portal.api(), instance);
        Visitor tenant = portal.tenant();
        for (String path : new String[] {"/instances", "/instances/ins_evil"}) {
            assertThat(tenant.get(path).body())
                    .contains("&lt;script&gt;alert(1)")
                    .doesNotContain("<script>alert")
                    .doesNotContain("<img src=x");
        }
    }

    @Test
    void errorPageTellsNothingOfTheInside() {
        Page wrong = portal.tenant().get("/instances/ins_1/console-log?offset=nine");

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body()).contains("The request is wrong").doesNotContain("Exception", "java.", "nine");
    }
}
