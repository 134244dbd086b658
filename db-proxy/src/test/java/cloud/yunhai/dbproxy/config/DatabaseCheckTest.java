package cloud.yunhai.dbproxy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.dbproxy.testing.MariaDbServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/// What an operator is told of a database server before a platform is started on it.
@Tag("mariadb")
class DatabaseCheckTest {
    private static final String PASSWORD = "right";

    @TempDir
    private Path folder;

    private String address = "";

    @BeforeEach
    void aDatabaseOfItsOwn() throws SQLException {
        String name = "checked_" + Long.toHexString(System.nanoTime());
        address = MariaDbServer.shared().address(name);
        sql(
                "create or replace user checked@'127.0.0.1' identified by '" + PASSWORD + "'",
                "grant all on " + name + ".* to checked@'127.0.0.1'",
                "create or replace user reader@'127.0.0.1' identified by '" + PASSWORD + "'",
                "grant select, insert, update, delete on " + name + ".* to reader@'127.0.0.1'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql:", "mariadb:", "jdbc:mariadb:"})
    void oneThatServesIsMadeReadyAndNamed(String kind) throws IOException {
        assertThat(check(kind + address, "checked", PASSWORD, true)).contains("MariaDB");
        assertThat(check(kind + address, "checked", PASSWORD, true)).contains("MariaDB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql:", "mariadb:"})
    void wrongPasswordIsToldWithTheUserAndThePlace(String kind) {
        assertThatThrownBy(() -> check(kind + address, "checked", "wrong", false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("database jdbc:" + kind + address + ": user checked cannot connect: ")
                .hasMessageContaining("Access denied")
                .hasMessageContaining("expected: ")
                .hasMessageNotContaining("wrong")
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql:", "mariadb:"})
    void userThatMayMakeNoTablesIsToldSo(String kind) {
        assertThatThrownBy(() -> check(kind + address, "reader", PASSWORD, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("its tables cannot be made or migrated")
                .hasMessageContaining("CREATE")
                .hasMessageContaining("expected: all rights on this database for user reader")
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql:", "mariadb:"})
    void serverThatDoesNotAnswerIsToldSo(String kind) {
        assertThatThrownBy(() -> check(kind + "//127.0.0.1:1/yunhai", "checked", PASSWORD, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("jdbc:" + kind + "//127.0.0.1:1/yunhai")
                .hasMessageContaining("expected: a server that answers there");
    }

    @Test
    void booksOfAnotherPlatformAreNotForANewHome() throws IOException, SQLException {
        check("mariadb:" + address, "checked", PASSWORD, true);
        String name = address.substring(address.lastIndexOf('/') + 1);
        sql("insert into " + name + ".account (id, realm, name, enabled, password_hash, created_at, version)"
                + " values ('usr_1', 'OPERATOR', 'admin', true, 'x', now(6), 1)");

        assertThatThrownBy(() -> check("mariadb:" + address, "checked", PASSWORD, true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("holds the books of a platform already")
                .hasMessageContaining("expected: an empty one");
        assertThat(check("mariadb:" + address, "checked", PASSWORD, false)).contains("MariaDB");
    }

    private String check(String url, String user, String password, boolean mustBeNew) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), password + "\n");
        Map<String, Object> settings = new HashMap<>();
        settings.put("db-proxy.url", url);
        settings.put("db-proxy.username", user);
        settings.put("db-proxy.password-file", file.toString());
        settings.put("db-proxy.data-directory", folder.toString());
        settings.put("db-proxy.pool-size", 16);
        settings.put("database-check.must-be-new", mustBeNew);
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        return DatabaseCheck.run(environment);
    }

    private static void sql(String... statements) throws SQLException {
        String server = MariaDbServer.shared().address("checked");
        try (Connection connection = DriverManager.getConnection("jdbc:mariadb:" + server, "root", null);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
