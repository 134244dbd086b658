package cloud.yunhai.nodeagent.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.nodeagent.testing.Children;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceSpecTest {
    @ParameterizedTest
    @ValueSource(strings = {"--db.password=abc", "-Dtoken=1", "secret:x", "--api.access-token=xyz"})
    void secretsAmongTheArgumentsAreRefusedWithoutRepeatingThem(String argument) {
        assertThatThrownBy(() -> Children.spec(Path.of("/home"), "one", 1, argument))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: no secret")
                .hasMessageNotContaining("abc")
                .hasMessageNotContaining("xyz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--db.password-file=/x/y", "--token=/x/file", "--spring.config=file:/secret/x"})
    void namesOfFilesAreNoSecrets(String argument) {
        assertThat(Children.spec(Path.of("/home"), "one", 1, argument).arguments())
                .contains(argument);
    }

    @Test
    void digestChangesWithTheArgumentsAndNotWithTheOrderOfStarting() {
        ServiceSpec spec = Children.spec(Path.of("/home"), "one", 1);
        assertThat(spec.digest())
                .isEqualTo(Children.spec(Path.of("/home"), "one", 1).digest());
        assertThat(spec.digest())
                .isNotEqualTo(Children.spec(Path.of("/home"), "one", 2).digest());
        assertThat(spec.digest()).isEqualTo(Children.startedAfter(spec, "two").digest());
    }
}
