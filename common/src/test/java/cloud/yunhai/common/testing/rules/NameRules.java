package cloud.yunhai.common.testing.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Words that the glossary gives away, or that say nothing.
final class NameRules {
    private static final Set<String> FORBIDDEN = Set.of(
            "Domain", "Node", "Server", "Rollback", "Manager", "Helper", "Util", "Utils", "Base", "Common", "Impl");
    /// Modules, and what the field calls so: a DHCP server is one.
    private static final List<String> GIVEN =
            List.of("NodeAgent", "ApiServer", "LolServer", "ImageServer", "DhcpServer", "ApiCommon");
    private static final Pattern WORD = Pattern.compile("[A-Z][a-z0-9]*");

    private NameRules() {}

    static List<ArchRule> of(House house) {
        return List.of(
                classes().should(haveWordsOfTheGlossary(house)).as("no name has a word that means something else here"),
                classes().should(beNullMarked()).as("every package is null-marked"));
    }

    private static ArchCondition<JavaClass> haveWordsOfTheGlossary(House house) {
        return new ArchCondition<>("have words of the glossary") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean generated = type.getPackageName().startsWith("cloud.yunhai.common.idl");
                boolean libvirt = type.getPackageName().startsWith(house.basePackage() + ".adapter.libvirt");
                String name = type.getSimpleName();
                for (String given : GIVEN) {
                    name = name.replace(given, "");
                }
                var words = WORD.matcher(name);
                while (!generated && words.find()) {
                    String word = words.group();
                    boolean itself = word.equals("Base") && name.equals(word); // the base of an overlay is one
                    if (FORBIDDEN.contains(word) && !itself && !(libvirt && word.equals("Domain"))) {
                        events.add(SimpleConditionEvent.violated(type, type.getName() + " has the word " + word));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> beNullMarked() {
        return new ArchCondition<>("be in a null-marked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean generated = type.getPackageName().startsWith("cloud.yunhai.common.idl");
                boolean marked = type.getPackage().tryGetPackageInfo().isPresent()
                        && type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
                if (!generated && !marked) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " is in a package without @NullMarked package-info"));
                }
            }
        };
    }
}
