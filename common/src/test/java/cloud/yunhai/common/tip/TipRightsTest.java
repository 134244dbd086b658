package cloud.yunhai.common.tip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TipRightsTest {
    private static final Set<String> MODULES = Set.of(
            "*",
            "api-server",
            "resource-scheduler",
            "vm-scheduler",
            "vm-controller",
            "volume-scheduler",
            "volume-provider",
            "network-provider",
            "dhcp-controller",
            "node-agent",
            "lol-server",
            "image-server",
            "db-proxy",
            "yunhai",
            "test-caller",
            "bound-caller",
            "echo");

    /// Of the tests' own IDL, to be denied.
    private static final String FORBIDDEN = "Forbidden";

    @Test
    void everyMethodOfTheIdlHasACaller() {
        TipRights rights = TipRights.platform();

        assertThat(MethodTable.platform().all())
                .filteredOn(spec -> !spec.service().equals(FORBIDDEN))
                .isNotEmpty()
                .allSatisfy(spec -> assertThat(rights.rows()).anyMatch(row -> row.covers(spec)));
    }

    @Test
    void everyRowNamesAModuleAndAMethodThatExist() {
        List<MethodSpec> methods = MethodTable.platform().all();

        assertThat(TipRights.platform().rows()).isNotEmpty().allSatisfy(row -> {
            assertThat(MODULES).contains(row.module());
            assertThat(methods).anyMatch(row::covers);
        });
    }

    @Test
    void processesOfAHostHaveNoRightsInTheDatabase() {
        Set<String> registry = Set.of("Registry");
        Set<String> ofDbProxy = Set.of(
                "Sagas",
                "Operations",
                "Instances",
                "Volumes",
                "Placements",
                "Hosts",
                "Networks",
                "Catalogue",
                "Images",
                "Accounts",
                "Idempotency",
                "Events",
                "Ledger",
                "HostReports");
        for (String module : List.of("vm-controller", "volume-provider", "dhcp-controller")) {
            assertThat(MethodTable.platform().all())
                    .filteredOn(spec -> TipRights.platform().allows(module, spec))
                    .extracting(MethodSpec::service)
                    .doesNotContainAnyElementsOf(ofDbProxy)
                    .containsAll(registry);
        }
    }

    @Test
    void aControllerMayCallOnlyTheReportServiceOfItsScheduler() {
        assertThat(MethodTable.platform().all())
                .filteredOn(spec -> TipRights.platform().allows("vm-controller", spec))
                .extracting(MethodSpec::service)
                .containsOnly("VmReports", "Registry", "LolServer");
    }

    @Test
    void wordsOfHostsAreBoundToTheirHost() {
        assertThat(List.of("vm-controller", "dhcp-controller", "node-agent")).allMatch(TipRights.platform()::hostBound);
        assertThat(List.of("api-server", "vm-scheduler")).noneMatch(TipRights.platform()::hostBound);
    }

    @Test
    void aLineThatIsNotARowIsRefused() {
        for (String line : List.of("vm-controller", "vm-controller VmReports", "a B.c own", "a B.c.d", "a B.c x y")) {
            assertThatThrownBy(() -> TipRights.parse(List.of(line)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("rights: " + line);
        }
    }
}
