package cloud.yunhai.common.saga;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The engine runs anywhere: it knows no RPC, no framework and no database.
class SagaLayersTest {
    private static final String BASE = "cloud.yunhai.common.";

    private final JavaClasses engine = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE + "saga");

    @Test
    void theEngineDependsOnLittle() {
        classes()
                .that()
                .resideInAPackage(BASE + "saga..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        BASE + "saga..",
                        BASE + "model.operation..",
                        BASE + "model.state..",
                        BASE + "error..",
                        BASE + "codec..",
                        "org.jspecify..",
                        "org.slf4j..")
                .check(engine);
    }

    @Test
    void theJournalKnowsNothingOfDefinitionsAndRunners() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "saga.journal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE + "saga", BASE + "saga.runner..")
                .check(engine);
    }

    @Test
    void definitionsKnowNothingOfRunners() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "saga")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BASE + "saga.runner..")
                .check(engine);
    }
}
