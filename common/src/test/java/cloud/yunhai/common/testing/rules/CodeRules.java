package cloud.yunhai.common.testing.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import cloud.yunhai.common.tip.TipBuilder;
import cloud.yunhai.common.tip.TipRuntime;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
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
                        .as("no stack trace is printed"),
                classes()
                        .that(callTo(TipRuntime.class, "builder"))
                        .should(tellTheirConfiguration())
                        .as("who makes a TipRuntime tells it the configuration, of which Lifecycle tells a hash"));
    }

    private static ArchCondition<JavaClass> tellTheirConfiguration() {
        return new ArchCondition<>("tell their configuration") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean told = !hasOwnConfiguration(type)
                        || callTo(TipBuilder.class, "configuration").test(type);
                events.add(new SimpleConditionEvent(type, told, type.getName() + " calls no TipBuilder.configuration"));
            }
        };
    }

    private static DescribedPredicate<JavaClass> callTo(Class<?> owner, String method) {
        return DescribedPredicate.describe(
                "call " + owner.getSimpleName() + "." + method,
                type -> type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(owner)
                                && call.getName().equals(method)));
    }

    /// Whether its module has settings besides those that every process has.
    private static boolean hasOwnConfiguration(JavaClass type) {
        return type.getPackage().getClasses().stream()
                .anyMatch(other -> other.isRecord() && other.getSimpleName().endsWith("Config"));
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
