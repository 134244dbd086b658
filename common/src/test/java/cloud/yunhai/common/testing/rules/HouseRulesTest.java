package cloud.yunhai.common.testing.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    private static final String SAMPLE = "cloud.yunhai.common.testing.rules.sample";

    @Test
    void everyBreachOfTheSampleIsSeen() {
        JavaClasses sample = new ClassFileImporter().importPackages(SAMPLE);

        List<String> breaches =
                new HouseRules(new House("dhcp-controller", House.Kind.SERVICE, SAMPLE)).breaches(sample, sample);

        for (String expected : List.of(
                "only the packages config, endpoint, app, core and adapter: Class <" + SAMPLE + ".web.Page>",
                "core sees none of app",
                "core is pure: no network, files, clock, framework or messages",
                "app sees none of adapter",
                "endpoint sees no adapter",
                "adapter sees none of endpoint, config",
                "generated code never leaves endpoints and adapters",
                "TIP is used by the classes of its first package",
                "Thrift stays in common",
                "calls only what the table of rights allows",
                "only db-proxy has JPA and SQL",
                "no name has a word that means something else here: " + SAMPLE + ".app.AppManager has the word Manager",
                "every package is null-marked: " + SAMPLE + ".web.Page",
                "who makes a TipRuntime tells it the configuration",
                "logs go through SLF4J")) {
            assertThat(breaches).anyMatch(breach -> breach.startsWith("- " + expected), expected);
        }
        assertThat(breaches).noneMatch(breach -> breach.contains("Class <" + SAMPLE + ".config"));
    }

    @Test
    void aModuleMayCallWhatTheTableOfRightsAllows() {
        JavaClasses sample = new ClassFileImporter().importPackages(SAMPLE);

        assertThat(new HouseRules(new House("vm-scheduler", House.Kind.SERVICE, SAMPLE)).breaches(sample, sample))
                .noneMatch(breach -> breach.contains("the table of rights"));
    }

    @Test
    void anUnknownModuleIsRefused() {
        assertThatThrownBy(() -> HouseRules.of("vm-manager"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("module: vm-manager");
    }
}
