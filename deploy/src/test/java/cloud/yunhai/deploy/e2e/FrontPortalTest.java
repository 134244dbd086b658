package cloud.yunhai.deploy.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A tenant's whole tour through the portal, in a browser, with a real guest.
@Tag("end-to-end")
@ExtendWith(RealPlatform.class)
class FrontPortalTest {
    /// A guest boots, and powers off, in some seconds on an idle machine, and in a minute or more on a busy one.
    private static final double LONG = Duration.ofMinutes(4).toMillis();

    private final Yunhai yunhai;
    private final String portal;
    private final Chromium chromium = new Chromium();

    FrontPortalTest(Yunhai yunhai) {
        this.yunhai = yunhai;
        this.portal = yunhai.json("status").path("portals").path("iaas-front").asString();
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void tenantCreatesStopsStartsAndDeletesAnInstance() throws IOException {
        Page page = chromium.visit("en-US");
        logIn(page);
        Chromium.keep(page, "front-instances");

        create(page, "tour-1");
        state(page, "RUNNING");
        assertThat(page.locator("[data-fact=address]")).hasText(Pattern.compile("10\\.61\\.0\\.\\d+"));
        assertThat(page.locator("[data-operation=CREATE_INSTANCE] [data-step=start]"))
                .hasAttribute("data-state", "SUCCEEDED", attribute());
        assertThat(page.locator("#console-log")).containsText("YUNHAI-READY", containing());
        Chromium.keep(page, "front-running");
        String address = page.locator("[data-fact=address]").textContent();
        String id = page.url().substring(page.url().lastIndexOf('/') + 1);
        assertThat(yunhai.json("instance", "show", id)
                        .path("nics")
                        .path(0)
                        .path("address")
                        .asString())
                .isEqualTo(address);

        page.locator("#do-stop button").click();
        state(page, "STOPPED");
        assertThat(page.locator("#do-stop")).hasCount(0);
        Chromium.keep(page, "front-stopped");
        page.locator("#do-start button").click();
        state(page, "RUNNING");

        page.locator("[popovertarget=ask-delete]").first().click();
        Chromium.keep(page, "front-ask-delete");
        page.locator("#ask-delete button[type=submit]").click();
        assertThat(page).hasURL(portal + "/instances");
        assertThat(page.locator("#" + id)).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(LONG));
        assertThat(chromium.faults()).isEmpty();
    }

    /// What is done elsewhere shows on an open page, which nobody reloads.
    @Test
    void listFollowsWhatIsDoneElsewhere() throws IOException {
        Page page = chromium.visit("zh-CN");
        logIn(page);
        page.evaluate("window.loadedOnce = true");

        String id = yunhai.json(
                        "instance",
                        "create",
                        "--name",
                        "elsewhere-1",
                        "--image",
                        "tiny",
                        "--flavor",
                        "small",
                        "--cluster",
                        "simulated")
                .path("instance")
                .path("id")
                .asString();
        assertThat(page.locator("#" + id + " .badge"))
                .hasText("运行中", new LocatorAssertions.HasTextOptions().setTimeout(LONG));
        Chromium.keep(page, "front-instances-zh");
        yunhai.run("instance", "delete", id, "--wait").succeeded();
        assertThat(page.locator("#" + id)).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(LONG));
        assertThat(page.evaluate("window.loadedOnce")).isEqualTo(true);
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void refusedFieldIsMarkedAndNothingIsMade() throws IOException {
        Page page = chromium.visit("en-US");
        logIn(page);
        page.navigate(portal + "/instances/new");
        page.locator("#name").fill("Not_A_Host");
        page.locator(".form-foot button[type=submit]").click();

        assertThat(page.locator("#name")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#name-error")).containsText("lower-case");
        Chromium.keep(page, "front-refused");
        assertThat(yunhai.run("instance", "list").succeeded().out()).doesNotContain("Not_A_Host");
    }

    private void logIn(Page page) throws IOException {
        page.navigate(portal + "/");
        Chromium.keep(page, "front-login");
        page.locator("#name").fill("demo");
        page.locator("#password")
                .fill(Files.readString(yunhai.home().resolve("secrets/tenant-password"))
                        .strip());
        page.locator("main button[type=submit]").click();
        assertThat(page).hasURL(portal + "/instances", new PageAssertions.HasURLOptions().setTimeout(60_000));
    }

    private void create(Page page, String name) {
        page.locator("a[href='/instances/new']").first().click();
        page.locator("#name").fill(name);
        page.locator("label.option", new Page.LocatorOptions().setHasText("tiny"))
                .click();
        page.locator("label.option", new Page.LocatorOptions().setHasText("small"))
                .click();
        page.locator("#cluster_id")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("default"));
        Chromium.keep(page, "front-create");
        page.locator(".form-foot button[type=submit]").click();
        assertThat(page.locator("h1")).hasText(name);
        Chromium.keep(page, "front-creating");
    }

    /// Waits for the badge beside the name, which the page itself keeps up to date.
    private static void state(Page page, String state) {
        Locator badge = page.locator(".page-head .badge");
        assertThat(badge).hasAttribute("data-state", state, attribute());
    }

    private static LocatorAssertions.HasAttributeOptions attribute() {
        return new LocatorAssertions.HasAttributeOptions().setTimeout(LONG);
    }

    private static LocatorAssertions.ContainsTextOptions containing() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(LONG);
    }
}
