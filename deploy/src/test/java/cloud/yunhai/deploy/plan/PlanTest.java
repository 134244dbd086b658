package cloud.yunhai.deploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.deploy.home.Home;
import cloud.yunhai.deploy.home.HomeSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Home HOME = new Home(Path.of("/srv/yunhai"));

    private final Plan plan = new Plan(HOME, new HomeSettings(1000, null, null, 3, null, "10.60.0", null, null));

    @Test
    void everyModuleOfThePlatformIsPlanned() {
        assertThat(plan.services())
                .extracting(service -> service.module().name())
                .contains(
                        "db-proxy",
                        "api-server",
                        "resource-scheduler",
                        "vm-scheduler",
                        "vm-controller",
                        "volume-scheduler",
                        "volume-provider",
                        "network-provider",
                        "dhcp-controller",
                        "image-server",
                        "lol-server",
                        "iaas-front",
                        "iaas-admin");
    }

    @Test
    void portalsSpeakNoTipAndReachTheApiByHttp() {
        PlannedService front = plan.services().stream()
                .filter(service -> service.name().equals("iaas-front"))
                .findFirst()
                .orElseThrow();

        assertThat(front.tipPort()).isZero();
        assertThat(front.settings().toString())
                .contains("http-listen=127.0.0.1:" + front.httpPort())
                .contains("api-url=" + plan.apiUrl())
                .doesNotContain("certificates");
        assertThat(plan.portals()).containsEntry("iaas-front", "http://127.0.0.1:" + front.httpPort());
    }

    @Test
    void noTwoServicesShareAPort() {
        List<Integer> ports = plan.services().stream()
                .flatMapToInt(service -> IntStream.of(service.tipPort(), service.httpPort()))
                .filter(port -> port != 0)
                .boxed()
                .toList();

        assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port > 8000);
    }

    @Test
    void simulatedHostsAreSpokenForByTheirOwnProcesses() {
        PlannedService simulator = plan.services().stream()
                .filter(service -> service.name().equals("vm-controller-sim"))
                .findFirst()
                .orElseThrow();

        assertThat(simulator.certificateHost()).isEqualTo("sim-*");
        assertThat(plan.simulatedHosts()).containsExactly("sim-0001", "sim-0002", "sim-0003");
        assertThat(simulator.settings().toString()).contains("sim-0003").contains("simulated");
    }

    @Test
    void noSettingHoldsASecret() {
        Plan withDatabase =
                new Plan(HOME, new HomeSettings(0, "jdbc:mysql://h/d", "yunhai", 0, null, "10.60.0", null, null));

        assertThat(withDatabase.services().getFirst().settings().toString())
                .contains("password-file=/srv/yunhai/secrets/database-password");
    }

    @Test
    void replicasHaveNamesAndPortsOfTheirOwnAndAllDatabaseProxiesAreKnown() {
        Plan replicated = new Plan(
                HOME,
                new HomeSettings(
                        0,
                        "jdbc:mysql://h/d",
                        "yunhai",
                        0,
                        null,
                        "10.60.0",
                        null,
                        Map.of("db-proxy", 2, "api-server", 3)));

        assertThat(replicated.services())
                .extracting(PlannedService::name)
                .contains("db-proxy", "db-proxy-2", "api-server", "api-server-2", "api-server-3")
                .doesNotHaveDuplicates();
        assertThat(replicated.services())
                .filteredOn(service -> service.tipPort() != 0)
                .allSatisfy(service ->
                        assertThat(service.settings().toString()).contains("127.0.0.1:9050", "127.0.0.1:9250"));
    }

    @Test
    void whatIsOfferedElsewhereIsOfferedByHttps() {
        Plan elsewhere = new Plan(HOME, new HomeSettings(0, null, null, 0, null, "10.60.0", "192.0.2.7", null));

        assertThat(elsewhere.apiUrl()).isEqualTo("https://192.0.2.7:8080");
        assertThat(elsewhere.url(Module.LOL_SERVER)).isEqualTo("http://127.0.0.1:9044");
    }

    @Test
    void portalsTrustTheHomesAuthorityWhereTheApiSpeaksHttps() {
        Plan elsewhere = new Plan(HOME, new HomeSettings(0, null, null, 0, null, "10.60.0", "192.0.2.7", null));

        assertThat(settingsOfPortals(elsewhere))
                .hasSize(2)
                .allMatch(settings -> settings.contains("api-url=https://192.0.2.7:8080")
                        && settings.contains("api-ca=/srv/yunhai/secrets/ca/cert.pem"));
        assertThat(settingsOfPortals(plan)).hasSize(2).noneMatch(settings -> settings.contains("api-ca"));
    }

    private static List<String> settingsOfPortals(Plan plan) {
        return plan.services().stream()
                .filter(service -> plan.portals().containsKey(service.name()))
                .map(service -> service.settings().toString())
                .toList();
    }
}
