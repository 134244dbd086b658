package cloud.yunhai.common.testing.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import cloud.yunhai.common.tip.MethodTable;
import cloud.yunhai.common.tip.TipRights;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a module may import: other modules, the platform's packages, libraries.
final class ImportRules {
    private static final String ROOT = "cloud.yunhai.";
    private static final String IDL = "cloud.yunhai.common.idl.";
    private static final String TIP = "cloud.yunhai.common.tip";
    private static final String[] MESSAGING = {
        TIP + "..", "cloud.yunhai.common.saga..", IDL.substring(0, IDL.length() - 1) + ".."
    };
    private static final String[] DATABASE = {
        "jakarta.persistence..", "org.hibernate..", "java.sql..", "javax.sql..", "org.flywaydb..", "com.zaxxer.hikari.."
    };

    private ImportRules() {}

    static List<ArchRule> of(House house) {
        List<ArchRule> rules = new ArrayList<>();
        rules.add(otherModules(house));
        rules.add(tipInside(house));
        if (!house.name().equals("db-proxy")) {
            rules.add(nothingOf(DATABASE).as("only db-proxy has JPA and SQL"));
        }
        if (!house.name().equals("vm-controller")) {
            rules.add(nothingOf("org.libvirt..").as("only vm-controller has libvirt"));
        }
        switch (house.kind()) {
            case COMMON ->
                rules.add(
                        nothingOf("org.springframework..", "jakarta.xml.bind..").as("common has no framework"));
            case REPRESENTATION, CLIENT, PORTAL_FRAME, PORTAL ->
                rules.add(nothingOf(MESSAGING).as("no tip, saga or idl on this side of the REST API"));
            case SERVICE, API -> {
                rules.add(calls(house));
                rules.add(messagesAtTheEdge(house));
                rules.add(thriftInCommon());
            }
            case PACKAGING -> {
                // Packs and measures everything.
            }
        }
        if (house.ofHost()) {
            rules.add(nothingOf(IDL + "dbproxy..").as("a host has no rights in the database"));
        }
        return rules;
    }

    private static ArchRule nothingOf(String... packages) {
        return noClasses().should().dependOnClassesThat().resideInAnyPackage(packages);
    }

    /// Services meet only in the IDL.
    private static ArchRule otherModules(House house) {
        Set<String> allowed = switch (house.kind()) {
            case COMMON -> Set.of("common");
            case REPRESENTATION, SERVICE -> Set.of("common", house.name());
            case CLIENT, API -> Set.of("common", "api-common", house.name());
            case PORTAL_FRAME -> Set.of("common", "api-common", "api-client", house.name());
            case PORTAL -> Set.of("common", "api-common", "api-client", "portal", house.name());
            case PACKAGING -> Set.of("common", "api-common", "api-client", house.name());
        };
        return noClasses()
                .should()
                .dependOnClassesThat(describe("belong to another module", type -> foreign(type, allowed)))
                .as("imports of no other module than " + allowed);
    }

    private static boolean foreign(JavaClass type, Set<String> allowed) {
        String name = type.getPackageName() + ".";
        return name.startsWith(ROOT) && allowed.stream().noneMatch(m -> name.startsWith(House.packageOf(m) + "."));
    }

    /// What is below the package `tip` is TIP's own business.
    private static ArchRule tipInside(House house) {
        DescribedPredicate<JavaClass> outside = describe(
                "are not TIP's own",
                type -> !type.getPackageName().startsWith(TIP) && !house.name().equals("deploy"));
        return noClasses()
                .that(outside)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(TIP + ".wire..", TIP + ".tls..", TIP + ".calling..", TIP + ".serving..")
                .as("TIP is used by the classes of its first package");
    }

    /// A service's interface is used by its own module, and by those that the table of rights lets call it.
    private static ArchRule calls(House house) {
        return noClasses()
                .should()
                .dependOnClassesThat(
                        describe("are interfaces that this module may not call", type -> forbidden(type, house)))
                .as("calls only what the table of rights allows");
    }

    private static boolean forbidden(JavaClass type, House house) {
        String service = service(type);
        boolean simulator = "Simulator".equals(service) && house.ofHost();
        if (service == null || simulator || serves(type, house)) {
            return false;
        }
        return MethodTable.platform().all().stream()
                .filter(spec -> spec.service().equals(service))
                .noneMatch(spec -> TipRights.platform().allows(house.name(), spec));
    }

    /// The service whose generated interface this is; null for anything else.
    private static @Nullable String service(JavaClass type) {
        boolean iface =
                type.getPackageName().startsWith(IDL) && type.getSimpleName().equals("Iface");
        return iface ? type.getEnclosingClass().map(JavaClass::getSimpleName).orElse(null) : null;
    }

    private static boolean serves(JavaClass type, House house) {
        String idl = type.getPackageName().substring(IDL.length());
        return idl.equals(house.name().replace("-", ""))
                || idl.equals("registry") && house.name().equals("db-proxy")
                || idl.equals("lifecycle");
    }

    private static ArchRule messagesAtTheEdge(House house) {
        String base = house.basePackage();
        return noClasses()
                .that()
                .resideInAnyPackage(base + ".app..", base + ".core..", base + ".saga..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(IDL.substring(0, IDL.length() - 1) + "..")
                .as("generated code never leaves endpoints and adapters");
    }

    private static ArchRule thriftInCommon() {
        return noClasses()
                .that(describe("are our own", type -> !type.getPackageName().startsWith(IDL)))
                .should(com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat(
                        describe("are Thrift's own", ImportRules::thriftItself)))
                .as("Thrift stays in common");
    }

    /// TException stands in every generated signature.
    private static boolean thriftItself(JavaClass type) {
        return type.getPackageName().startsWith("org.apache.thrift")
                && !type.getSimpleName().equals("TException")
                && !type.getSimpleName().equals("TBase")
                && !type.getSimpleName().equals("TEnum");
    }
}
