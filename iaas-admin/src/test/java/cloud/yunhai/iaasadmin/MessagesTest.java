package cloud.yunhai.iaasadmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Pattern NAMED = Pattern.compile("#\\{([a-z][A-Za-z0-9_.-]*)[}(]");
    private static final Pattern ARGUMENT = Pattern.compile("\\{[0-9]}");
    private static final Pattern WORDS = Pattern.compile(">[^<>$#{}]*\\p{IsAlphabetic}[^<>]*<");

    private final Properties english = read("messages.properties");
    private final Properties chinese = read("messages_zh_CN.properties");

    @Test
    void bothLanguagesSayTheSame() {
        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(english.getProperty(key)).as(key).isNotBlank();
            assertThat(arguments(chinese.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
        }
    }

    @Test
    void whatTemplatesSayIsSomewhere() throws IOException {
        Set<String> known = new TreeSet<>(english.stringPropertyNames());
        known.addAll(read("cloud/yunhai/portal/messages.properties").stringPropertyNames());

        for (Path template : templates()) {
            assertThat(NAMED.matcher(Files.readString(template)).results().map(found -> found.group(1)))
                    .as(template.toString())
                    .isSubsetOf(known);
        }
    }

    /// A template's own text is a sample that is replaced; what is not would be shown in English to everybody.
    @Test
    void noTemplateHasWordsOfItsOwn() throws IOException {
        for (Path template : templates()) {
            Files.readAllLines(template).stream()
                    .flatMap(line -> elements(line).stream())
                    .forEach(element -> assertThat(element)
                            .as(template.toString())
                            .containsAnyOf(
                                    "th:text",
                                    "th:replace",
                                    "th:include",
                                    ">ID<",
                                    ">CIDR<",
                                    ">DNS<",
                                    ">MAC<",
                                    ">SHA-256<"));
        }
    }

    private static Set<String> elements(String line) {
        return Pattern.compile("<[a-z][^<>]*" + WORDS.pattern())
                .matcher(line)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Set<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties read(String name) {
        Properties properties = new Properties();
        try (InputStream file = Objects.requireNonNull(
                        MessagesTest.class.getClassLoader().getResourceAsStream(name), name);
                InputStreamReader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            properties.load(text);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
