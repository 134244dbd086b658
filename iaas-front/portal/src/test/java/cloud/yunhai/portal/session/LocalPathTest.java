package cloud.yunhai.portal.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {
    @Test
    void pathsOfThePortalAreKept() {
        assertThat(LocalPath.or("/instances/ins_1?page=2&x=%2F", "/")).isEqualTo("/instances/ins_1?page=2&x=%2F");
        assertThat(LocalPath.or("/", "/instances")).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "instances",
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "/a\r\nSet-Cookie: x=y",
                "/a b",
                "/login?back=/login",
                "javascript:alert(1)",
                "/\t/evil.example"
            })
    void everythingElseIsNot(String path) {
        assertThat(LocalPath.or(path, "/instances")).isEqualTo("/instances");
    }

    @Test
    void nothingAndTooMuchAreNot() {
        assertThat(LocalPath.or(null, "/instances")).isEqualTo("/instances");
        assertThat(LocalPath.or("/" + "a".repeat(600), "/instances")).isEqualTo("/instances");
    }
}
