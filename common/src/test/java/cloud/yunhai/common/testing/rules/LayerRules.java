package cloud.yunhai.common.testing.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The five packages of a service and their directions: `endpoint -> app -> core`; `adapter` implements what `app`
/// declares; `config` sees all, nobody sees `config` or `endpoint`.
final class LayerRules {
    private static final Set<String> VALUES = Set.of(
            "URI",
            "URISyntaxException",
            "InetAddress",
            "Inet4Address",
            "Inet6Address",
            "UnknownHostException",
            "Path",
            "InvalidPathException");
    private static final Set<String> CLOCKS = Set.of(
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.lang.System.nanoTime",
            "java.lang.System.currentTimeMillis");

    private LayerRules() {}

    static List<ArchRule> of(House house) {
        if (!house.layered()) {
            return List.of();
        }
        List<ArchRule> rules = new ArrayList<>();
        rules.add(packages(house));
        rules.add(none(house, "core", "app", "adapter", "endpoint", "config", "saga"));
        rules.add(none(house, "app", "adapter", "endpoint", "config"));
        rules.add(none(house, "saga", "adapter", "endpoint", "config"));
        rules.add(none(house, "endpoint", "config"));
        rules.add(endpointSeesNoAdapter(house));
        rules.add(none(house, "adapter", "endpoint", "config"));
        rules.add(coreIsPure(house));
        return rules;
    }

    private static ArchRule packages(House house) {
        String base = house.basePackage();
        List<String> allowed = new ArrayList<>(List.of(
                base,
                base + ".config..",
                base + ".endpoint..",
                base + ".app..",
                base + ".core..",
                base + ".adapter.."));
        if (house.name().equals("resource-scheduler")) {
            allowed.add(base + ".saga..");
        }
        return classes()
                .should()
                .resideInAnyPackage(allowed.toArray(String[]::new))
                .as("only the packages config, endpoint, app, core and adapter");
    }

    /// But the endpoint of the simulator drives nothing else than the simulated adapter.
    private static ArchRule endpointSeesNoAdapter(House house) {
        String base = house.basePackage();
        return CompositeArchRule.of(noClasses()
                        .that()
                        .resideInAPackage(base + ".endpoint..")
                        .and(describe("are not the simulator's", type -> !simulators(type)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(base + ".adapter.."))
                .and(noClasses()
                        .that(describe("are the simulator's endpoint", LayerRules::simulators))
                        .should()
                        .dependOnClassesThat(describe(
                                "are adapters of real things",
                                type -> type.getPackageName().startsWith(base + ".adapter.")
                                        && !type.getPackageName().startsWith(base + ".adapter.sim"))))
                .as("endpoint sees no adapter");
    }

    private static boolean simulators(JavaClass type) {
        return type.getPackageName().contains(".endpoint")
                && type.getSimpleName().startsWith("Simulator");
    }

    private static ArchRule none(House house, String from, String... to) {
        String base = house.basePackage();
        String[] targets = new String[to.length];
        for (int i = 0; i < to.length; i++) {
            targets[i] = base + "." + to[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(base + "." + from + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(targets)
                .as(from + " sees none of " + String.join(", ", to));
    }

    /// Values such as a path or a URI are no input or output; opening what they name is.
    private static ArchRule coreIsPure(House house) {
        String core = house.basePackage() + ".core..";
        return CompositeArchRule.of(noClasses()
                        .that()
                        .resideInAPackage(core)
                        .should()
                        .dependOnClassesThat(describe("do input or output", LayerRules::doesInputOrOutput)))
                .and(noClasses()
                        .that()
                        .resideInAPackage(core)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.springframework..", "cloud.yunhai.common.tip..", "cloud.yunhai.common.idl.."))
                .and(noClasses()
                        .that()
                        .resideInAPackage(core)
                        .should()
                        .callMethodWhere(describe("read the clock", LayerRules::readsTheClock)))
                .as("core is pure: no network, files, clock, framework or messages");
    }

    private static boolean doesInputOrOutput(JavaClass type) {
        String name = type.getName();
        return switch (type.getPackageName()) {
            case "java.net" -> !VALUES.contains(type.getSimpleName());
            case "java.nio.file" -> !VALUES.contains(type.getSimpleName());
            case "java.io" -> type.getSimpleName().startsWith("File") || name.equals("java.io.RandomAccessFile");
            case "java.nio.channels", "java.net.http", "java.sql" -> true;
            default -> false;
        };
    }

    private static boolean readsTheClock(JavaMethodCall call) {
        String target = call.getTargetOwner().getName() + "." + call.getName();
        return CLOCKS.contains(target);
    }
}
