package cloud.yunhai.volumeprovider.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.id.InstanceId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class SeedDocumentsTest {
    private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGtleWtleWtleQ== me: \"x\" #1";
    private static final String HASH = "$6$rounds=5000$salt.salt$Zm9vYmFyYmF6/.abcdefghij";

    private final InstanceId instance = InstanceId.next();

    private GuestSettings settings(String name, @Nullable String key, @Nullable String hash) {
        return new GuestSettings(instance, name, key, hash);
    }

    private Map<String, Object> document(GuestSettings settings, String file) {
        byte[] bytes = Objects.requireNonNull(SeedDocuments.of(settings).get(file));
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(new String(bytes, StandardCharsets.UTF_8));
    }

    @Test
    void metaDataNamesTheInstance() {
        assertThat(document(settings("web-1", null, null), "meta-data"))
                .isEqualTo(Map.of("instance-id", instance.text(), "local-hostname", "web-1"));
    }

    @Test
    void userDataCarriesKeyAndHashAsTheyAre() {
        Map<String, Object> document = document(settings("web-1", KEY, HASH), "user-data");

        assertThat(document)
                .containsEntry("hostname", "web-1")
                .containsEntry("ssh_authorized_keys", List.of(KEY))
                .containsEntry("password", HASH)
                .containsEntry("chpasswd", Map.of("expire", false))
                .containsEntry("ssh_pwauth", true);
    }

    @Test
    void withoutPasswordNobodyLogsInByOne() {
        assertThat(document(settings("web-1", KEY, null), "user-data"))
                .containsEntry("ssh_pwauth", false)
                .doesNotContainKeys("password", "chpasswd");
    }

    @Test
    void userDataBeginsAsCloudInitWants() {
        byte[] bytes = Objects.requireNonNull(
                SeedDocuments.of(settings("a", null, null)).get("user-data"));

        assertThat(new String(bytes, StandardCharsets.UTF_8)).startsWith("#cloud-config\n");
    }

    @Test
    void longKeysStayInOneLine() {
        String key = "ssh-rsa " + "A".repeat(700) + " me";

        assertThat(document(settings("web-1", key, null), "user-data"))
                .containsEntry("ssh_authorized_keys", List.of(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "a.b", "a b", "a\nb", "a:b", "ü"})
    void badHostNamesAreRefused(String name) {
        refused(settings(name, null, null), "hostName: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAA",
                "ssh-ed25519 short",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA\nssh-ed25519 AAAAC3NzaC1lZDI1NTE5BBBB",
                "command=\"x\" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA"
            })
    void badKeysAreRefused(String key) {
        refused(settings("web-1", key, null), "sshPublicKey: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "$6$", "$6$x\n$abcdefgh", "*"})
    void whatIsNoHashIsRefusedAndNotShown(String hash) {
        refused(settings("web-1", null, hash), "passwordHash: (not shown)");
    }

    private static void refused(GuestSettings settings, String message) {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> SeedDocuments.of(settings))
                .satisfies(failure -> assertThat(failure.userMessage()).startsWith(message));
    }
}
