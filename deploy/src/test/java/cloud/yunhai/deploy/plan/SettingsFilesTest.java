package cloud.yunhai.deploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.deploy.dist.Distribution;
import cloud.yunhai.deploy.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFilesTest {
    @TempDir
    private Path directory;

    private Home home;
    private SettingsFiles files;

    @BeforeEach
    void anInstallation() throws IOException {
        home = new Home(directory.resolve("home"));
        home.create();
        Path dist = Files.createDirectory(directory.resolve("dist"));
        for (Module module : List.of(Module.NODE_AGENT, Module.IMAGE_SERVER)) {
            Files.writeString(dist.resolve(module.name() + ".classpath"), "/lib/" + module.name() + ".jar\n");
        }
        files = new SettingsFiles(home, new Distribution(dist));
    }

    @Test
    void theSameSettingsInAnotherOrderAreTheSameBytes() throws IOException {
        Map<String, Object> oneWay = new LinkedHashMap<>();
        oneWay.put("listen", "127.0.0.1:9021");
        oneWay.put("hosts", List.of("host-1"));
        Map<String, Object> otherWay = new LinkedHashMap<>();
        otherWay.put("hosts", List.of("host-1"));
        otherWay.put("listen", "127.0.0.1:9021");

        assertThat(written(oneWay)).isEqualTo(written(otherWay));
    }

    /// The order of an immutable map is another in each JVM: what is written must not follow it.
    @Test
    void namesStandInTheirOrder() throws IOException {
        String text = written(
                Map.of("spool", "/s", "listen", "127.0.0.1:9021", "hosts", List.of("host-1"), "certificates", "/c"));

        assertThat(text.lines())
                .filteredOn(line -> line.startsWith("  ") && !line.startsWith("   ") && !line.startsWith("  -"))
                .extracting(line -> line.strip().split(":", 2)[0])
                .containsExactly("pattern", "certificates", "hosts", "listen", "spool");
    }

    @Test
    void anotherValueIsWritten() throws IOException {
        assertThat(written(Map.of("listen", "127.0.0.1:9021")))
                .isNotEqualTo(written(Map.of("listen", "127.0.0.1:9022")));
    }

    private String written(Map<String, Object> settings) throws IOException {
        files.write(
                service(Module.NODE_AGENT, Map.of("listen", "127.0.0.1:9041")),
                List.of(service(Module.IMAGE_SERVER, settings)));
        return Files.readString(home.config().resolve("image-server.yaml"));
    }

    private static PlannedService service(Module module, Map<String, Object> settings) {
        return new PlannedService(
                module.name(), module, "host-1", module.tipPort(), 0, Map.of("yunhai", settings), List.of());
    }
}
