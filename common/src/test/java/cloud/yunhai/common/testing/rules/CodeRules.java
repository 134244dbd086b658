package cloud.yunhai.common.testing.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.time.Duration;
import java.util.List;

/// What no code of ours does.
final class CodeRules {
    private CodeRules() {}

    static List<ArchRule> ofMain() {
        return List.of(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..", "org.apache.log4j..")
                        .as("logs go through SLF4J"),
                noClasses()
                        .should()
                        .callMethod(Throwable.class, "printStackTrace")
                        .as("no stack trace is printed"));
    }

    static List<ArchRule> ofTests() {
        return List.of(noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", Duration.class)
                .as("no test sleeps: it awaits an event"));
    }
}
