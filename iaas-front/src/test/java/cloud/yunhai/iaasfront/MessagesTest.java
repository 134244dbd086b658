package cloud.yunhai.iaasfront;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final List<String> BUNDLES = List.of("messages", "cloud/yunhai/portal/messages");
    private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([a-z][A-Za-z0-9_.-]*)[}(]");
    private static final Pattern IN_CODE =
            Pattern.compile("Flash\\.(?:good|bad)\\([^;]*?\"([a-z][A-Za-z_.-]+[A-Za-z])\"");

    @Test
    void bothLanguagesHaveTheSameKeysAndEachSaysSomething() {
        for (String bundle : BUNDLES) {
            Properties english = read(bundle + ".properties");
            Properties chinese = read(bundle + "_zh_CN.properties");

            assertThat(chinese.stringPropertyNames()).as(bundle).isEqualTo(english.stringPropertyNames());
            assertThat(english.values()).noneMatch(text -> text.toString().isBlank());
            assertThat(chinese.values()).noneMatch(text -> text.toString().isBlank());
            english.stringPropertyNames()
                    .forEach(key -> assertThat(placeholders(chinese.getProperty(key)))
                            .as(key)
                            .isEqualTo(placeholders(english.getProperty(key))));
        }
    }

    @Test
    void everyKeyThatTemplatesAndPagesNameExists() throws IOException {
        Set<String> keys = new HashSet<>();
        BUNDLES.forEach(bundle -> keys.addAll(read(bundle + ".properties").stringPropertyNames()));
        Set<String> missing = new TreeSet<>();
        int templates = 0;
        for (Path root : List.of(Path.of("src/main"), Path.of("portal/src/main"))) {
            for (Path file : files(root, ".html")) {
                templates++;
                missing.addAll(named(file, IN_TEMPLATE));
            }
            for (Path file : files(root, ".java")) {
                named(file, IN_CODE).stream().filter(key -> !key.endsWith(".")).forEach(missing::add);
            }
        }
        missing.removeAll(keys);

        assertThat(templates).isGreaterThan(10);
        assertThat(missing).isEmpty();
    }

    private static Set<String> named(Path file, Pattern pattern) throws IOException {
        Set<String> named = new TreeSet<>();
        pattern.matcher(Files.readString(file)).results().forEach(found -> named.add(found.group(1)));
        return named;
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        Pattern.compile("\\{\\d}").matcher(text).results().forEach(place -> found.add(place.group()));
        return found;
    }

    private static Properties read(String name) {
        Properties properties = new Properties();
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(MessagesTest.class.getClassLoader().getResourceAsStream(name), name),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
