package cloud.yunhai.nodeagent.adapter.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.nodeagent.core.Check;
import cloud.yunhai.nodeagent.core.ServiceSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServicesFileTest {
    private static final String GOOD = """
            - name: one
              mainClass: a.B
              classPath: [x.jar]
              check: {tip: "127.0.0.1:9011"}
            """;

    @TempDir
    Path home;

    @Test
    void everyMemberIsRead() throws IOException {
        Files.writeString(home.resolve("two.classpath"), "a.jar:b.jar\nc.jar\n");
        List<ServiceSpec> services = parse(GOOD + """
                - name: two
                  module: iaas-front
                  mainClass: a.C
                  classPath: "@two.classpath"
                  jvmOptions: [-Xmx96m]
                  arguments: [--a=1, 2]
                  environment: {LANG: C.UTF-8, N: 3}
                  check: {http: "http://127.0.0.1:8081/healthz"}
                  workingDirectory: data/two
                  logFile: other/two.log
                  startAfter: [one]
                  restart: false
                """);
        ServiceSpec one = services.get(0);
        assertThat(one.module()).isEqualTo("one");
        assertThat(one.check()).isEqualTo(new Check.OverTip("127.0.0.1:9011"));
        assertThat(one.logFile()).isEqualTo(home.resolve("logs/one.log"));
        assertThat(one.workingDirectory()).isEqualTo(home);
        assertThat(one.restart()).isTrue();
        ServiceSpec two = services.get(1);
        assertThat(two.module()).isEqualTo("iaas-front");
        assertThat(two.classPath()).containsExactly("a.jar", "b.jar", "c.jar");
        assertThat(two.jvmOptions()).containsExactly("-Xmx96m");
        assertThat(two.arguments()).containsExactly("--a=1", "2");
        assertThat(two.environment()).containsEntry("LANG", "C.UTF-8").containsEntry("N", "3");
        assertThat(two.check()).isEqualTo(new Check.OverHttp(URI.create("http://127.0.0.1:8081/healthz")));
        assertThat(two.workingDirectory()).isEqualTo(home.resolve("data/two"));
        assertThat(two.logFile()).isEqualTo(home.resolve("other/two.log"));
        assertThat(two.startAfter()).containsExactly("one");
        assertThat(two.restart()).isFalse();
    }

    @Test
    void listMayStandUnderServices() throws IOException {
        assertThat(parse("services:\n" + GOOD.indent(2))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: one|nam: one|services[0].nam: unknown",
                "name: one|name: One|services[0].name: One",
                "mainClass: a.B|mainClass: ''|services[0].mainClass",
                "classPath: [x.jar]|classPath: []|services[0].classPath: none",
                "classPath: [x.jar]|classPath: '@missing'|services[0].classPath: @missing",
                "classPath: [x.jar]|classPath: x.jar|services[0].classPath: x.jar",
                "tip: \"127.0.0.1:9011\"|tip: nowhere|services[0].check.tip: nowhere",
                "tip: \"127.0.0.1:9011\"|ping: x|services[0].check",
                "tip: \"127.0.0.1:9011\"|http: 'ftp://x'|services[0].check.http: ftp://x",
            })
    void wrongMemberIsNamed(String right, String wrong, String message) {
        assertThatThrownBy(() -> parse(GOOD.replace(right, wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasMessageContaining("expected");
    }

    @Test
    void namesStandOnceAndThoseToStartAfterExist() {
        assertThatThrownBy(() -> parse(GOOD + GOOD)).hasMessage("services.name: one (expected: once)");
        assertThatThrownBy(() -> parse(GOOD + "  startAfter: [two]\n"))
                .hasMessage("services.one.startAfter: two (expected: a service of this file)");
    }

    @Test
    void whatIsNoListOfServicesIsRefused() {
        for (String text : List.of("", "x", "[]", "a: 1\nb: 2", "- 1", "[", "!!java.net.URL [x]")) {
            assertThatThrownBy(() -> parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private List<ServiceSpec> parse(String text) throws IOException {
        return new ServicesFile(home).parse(text);
    }
}
