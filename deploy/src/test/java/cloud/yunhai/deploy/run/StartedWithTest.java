package cloud.yunhai.deploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.deploy.dist.Distribution;
import cloud.yunhai.deploy.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartedWithTest {
    @TempDir
    private Path directory;

    private Home home;
    private Path jar;
    private StartedWith started;

    @BeforeEach
    void aStartedInstallation() throws IOException {
        home = new Home(directory.resolve("home"));
        home.create();
        Files.writeString(home.config().resolve("api-server.yaml"), "listen: 1\n");
        Home.writeSecret(home.secrets().resolve("database-password"), "one");
        Path dist = Files.createDirectories(directory.resolve("dist"));
        jar = Files.writeString(Files.createDirectory(dist.resolve("lib")).resolve("api-server.jar"), "old");
        started = new StartedWith(home, new Distribution(dist));
        started.remember();
    }

    @Test
    void whatStaysTheSameIsNotOutdated() throws IOException {
        assertThat(started.isOutdated()).isFalse();
    }

    @Test
    void otherSettingsStayOutdatedUntilTheyAreStartedWith() throws IOException {
        Files.writeString(home.config().resolve("api-server.yaml"), "listen: 2\n");

        assertThat(started.isOutdated()).isTrue();
        assertThat(started.isOutdated()).isTrue();

        started.remember();

        assertThat(started.isOutdated()).isFalse();
    }

    @Test
    void anotherPasswordIsAChange() throws IOException {
        Home.writeSecret(home.secrets().resolve("database-password"), "another");

        assertThat(started.isOutdated()).isTrue();
    }

    @Test
    void anotherProgramIsAChange() throws IOException {
        Files.writeString(jar, "newer");

        assertThat(started.isOutdated()).isTrue();
    }
}
