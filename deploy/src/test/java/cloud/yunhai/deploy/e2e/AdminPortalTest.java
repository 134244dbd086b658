package cloud.yunhai.deploy.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// An operator's look at the platform, in a browser.
@Tag("end-to-end")
@ExtendWith(RealPlatform.class)
class AdminPortalTest {
    private static final double LONG = Duration.ofMinutes(2).toMillis();

    private final Yunhai yunhai;
    private final String portal;
    private final Chromium chromium = new Chromium();

    AdminPortalTest(Yunhai yunhai) {
        this.yunhai = yunhai;
        this.portal = yunhai.json("status").path("portals").path("iaas-admin").asString();
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void operatorSeesServicesHostsAndInstances() throws IOException {
        Page page = chromium.visit("en-US");
        logIn(page, "admin", "operator-password");
        assertThat(page).hasURL(portal + "/overview", new PageAssertions.HasURLOptions().setTimeout(LONG));
        Chromium.keep(page, "admin-overview");

        everyServiceIsUp(page);
        everyHostIsListed(page);
        String id = yunhai.json(
                        "instance",
                        "create",
                        "--name",
                        "seen-1",
                        "--image",
                        "tiny",
                        "--flavor",
                        "small",
                        "--cluster",
                        "simulated",
                        "--wait")
                .path("instance")
                .path("id")
                .asString();
        theInstanceIsFoundWithItsHost(page, id);
        yunhai.run("instance", "delete", id, "--wait").succeeded();
        assertThat(chromium.faults()).isEmpty();
    }

    private void everyServiceIsUp(Page page) {
        page.navigate(portal + "/services");
        Map<String, String> states = new TreeMap<>();
        yunhai.json("status")
                .path("services")
                .forEach(service -> states.put(service.path("name").asString(), "UP"));
        states.forEach((name, state) -> assertThat(
                        page.locator("tr[data-service='" + name + "']").first())
                .hasAttribute("data-state", state, new LocatorAssertions.HasAttributeOptions().setTimeout(LONG)));
        Chromium.keep(page, "admin-services");
    }

    private void everyHostIsListed(Page page) {
        page.navigate(portal + "/hosts");
        assertThat(page.locator("tr[data-host]")).hasCount(21);
        assertThat(page.locator("tr[data-host=host-1] .badge")).hasAttribute("data-state", "UP");
        Chromium.keep(page, "admin-hosts");
        page.locator("tr[data-host=host-1] a").first().click();
        assertThat(page.locator("h1")).hasText("host-1");
        Chromium.keep(page, "admin-host");
    }

    private void theInstanceIsFoundWithItsHost(Page page, String id) {
        page.navigate(portal + "/instances?name=seen-1");
        assertThat(page.locator("tr[data-instance=seen-1]")).hasAttribute("data-state", "RUNNING");
        assertThat(page.locator("tr[data-instance=seen-1]")).containsText("sim-");
        Chromium.keep(page, "admin-instances");
        page.locator("tr[data-instance=seen-1] a").first().click();
        assertThat(page).hasURL(portal + "/instances/" + id);
        assertThat(page.locator("[data-operation=CREATE_INSTANCE]")).isVisible();
        Chromium.keep(page, "admin-instance");
    }

    /// A dialog asks, the service ends, and the page shows it: the same in Chinese.
    @Test
    void operatorStopsAndStartsAService() throws IOException {
        Page page = chromium.visit("zh-CN");
        logIn(page, "admin", "operator-password");
        page.navigate(portal + "/services");

        page.locator("tr[data-service=image-server] [popovertarget^=stop-]:not([popovertargetaction])")
                .click();
        Chromium.keep(page, "admin-ask-stop");
        page.locator("tr[data-service=image-server] .dialog[id^=stop-] button[type=submit]")
                .click();
        service(page, "image-server", "STOPPED");
        Chromium.keep(page, "admin-services-zh");
        page.locator("tr[data-service=image-server] form button[type=submit]")
                .first()
                .click();
        service(page, "image-server", "UP");
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void aTenantIsNotLetIn() throws IOException {
        Page page = chromium.visit("en-US");
        logIn(page, "demo", "tenant-password");

        assertThat(page.locator("[role=alert]")).containsText("wrong");
        Chromium.keep(page, "admin-refused");
        page.navigate(portal + "/services");
        assertThat(page.locator("#password")).isVisible();
    }

    private void logIn(Page page, String name, String secret) throws IOException {
        page.navigate(portal + "/");
        page.locator("#name").fill(name);
        page.locator("#password")
                .fill(Files.readString(yunhai.home().resolve("secrets").resolve(secret))
                        .strip());
        page.locator("main button[type=submit]").click();
    }

    private static void service(Page page, String name, String state) {
        assertThat(page.locator("tr[data-service=" + name + "]").first())
                .hasAttribute("data-state", state, new LocatorAssertions.HasAttributeOptions().setTimeout(LONG));
    }
}
