package cloud.yunhai.common.testing.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Holds one module to the rules of the house. Each module has the same test:
///
/// ```java
/// class ArchitectureTest {
///     @Test
///     void houseRulesHold() {
///         HouseRules.of("vm-scheduler").check();
///     }
/// }
/// ```
public final class HouseRules {
    private final House house;

    HouseRules(House house) {
        this.house = house;
    }

    /// The rules for the module of that name, whose compiled classes lie in the working directory's `target`.
    public static HouseRules of(String module) {
        return new HouseRules(House.module(module));
    }

    /// Fails with every breach there is.
    public void check() {
        JavaClasses main = read(Path.of("target", "classes"));
        JavaClasses tests = read(Path.of("target", "test-classes"));
        if (main.isEmpty()) {
            throw new AssertionError("no classes of " + house.basePackage() + " in target/classes");
        }
        List<String> breaches = breaches(main, tests);
        if (!breaches.isEmpty()) {
            throw new AssertionError(breaches.size() + " breach(es) of the house's rules in " + house.name() + ":\n"
                    + String.join("\n", breaches));
        }
    }

    List<String> breaches(JavaClasses main, JavaClasses tests) {
        List<String> breaches = new ArrayList<>();
        Stream.of(LayerRules.of(house), ImportRules.of(house), NameRules.of(house), CodeRules.ofMain())
                .flatMap(List::stream)
                .forEach(rule -> collect(rule, main, breaches));
        CodeRules.ofTests().forEach(rule -> collect(rule, tests, breaches));
        return breaches;
    }

    private static void collect(ArchRule rule, JavaClasses classes, List<String> breaches) {
        EvaluationResult result = rule.allowEmptyShould(true).evaluate(classes);
        result.getFailureReport()
                .getDetails()
                .forEach(detail -> breaches.add("- " + rule.getDescription() + ": " + detail));
    }

    private JavaClasses read(Path folder) {
        Path classes = folder.resolve(house.basePackage().replace('.', '/'));
        return Files.isDirectory(classes)
                ? new ClassFileImporter().importPath(classes)
                : new ClassFileImporter().importPaths(List.of());
    }
}
