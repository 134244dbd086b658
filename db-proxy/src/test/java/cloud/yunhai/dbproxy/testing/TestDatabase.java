package cloud.yunhai.dbproxy.testing;

import cloud.yunhai.dbproxy.adapter.jpa.Database;
import cloud.yunhai.dbproxy.adapter.jpa.DatabaseUrl;
import cloud.yunhai.dbproxy.app.Retention;
import cloud.yunhai.dbproxy.config.Assembly;
import cloud.yunhai.dbproxy.endpoint.TipCallInfo;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An open database with everything on top, shared by the tests of one JVM.
public final class TestDatabase {
    private static final int POOL = 32;
    private static final Map<String, TestDatabase> APART = new HashMap<>();
    private static @Nullable TestDatabase h2;
    private static @Nullable TestDatabase mariaDb;
    private static @Nullable TestDatabase connectorJ;

    private final Database database;
    private final TestClock clock = new TestClock();
    private final Assembly assembly;

    private TestDatabase(Database database) {
        this.database = database;
        this.assembly = new Assembly(database, clock, new TipCallInfo(), Retention.USUAL);
    }

    /// H2 in memory.
    public static synchronized TestDatabase h2() {
        if (h2 == null) {
            h2 = open("jdbc:h2:mem:" + UUID.randomUUID(), "sa", null);
        }
        return h2;
    }

    /// MariaDB by its own driver.
    public static synchronized TestDatabase mariaDb() {
        if (mariaDb == null) {
            MariaDbServer server = MariaDbServer.shared();
            mariaDb = open("mariadb:" + server.address("own_driver"), "root", null);
        }
        return mariaDb;
    }

    /// MariaDB by MySQL's Connector/J.
    public static synchronized TestDatabase connectorJ() {
        if (connectorJ == null) {
            MariaDbServer server = MariaDbServer.shared();
            connectorJ = open("mysql:" + server.address("connector_j"), "root", null);
        }
        return connectorJ;
    }

    /// H2 in memory, for tests that let months pass.
    public static synchronized TestDatabase h2Aging() {
        return apart("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "h2");
    }

    /// MariaDB by its own driver, for tests that let months pass.
    public static synchronized TestDatabase mariaDbAging() {
        return apart("mariadb:" + MariaDbServer.shared().address("own_driver_aging"), "root", "mariadb");
    }

    /// MariaDB by MySQL's Connector/J, for tests that let months pass.
    public static synchronized TestDatabase connectorJAging() {
        return apart("mysql:" + MariaDbServer.shared().address("connector_j_aging"), "root", "connector-j");
    }

    /// The embedded database, for tests that leave work undone: the books of others must balance.
    public static synchronized TestDatabase h2Unfinished() {
        return apart("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "h2-unfinished");
    }

    /// MariaDB by its own driver, for tests that leave work undone.
    public static synchronized TestDatabase mariaDbUnfinished() {
        return apart(
                "mariadb:" + MariaDbServer.shared().address("own_driver_unfinished"), "root", "mariadb-unfinished");
    }

    /// MariaDB by MySQL's Connector/J, for tests that leave work undone.
    public static synchronized TestDatabase connectorJUnfinished() {
        return apart(
                "mysql:" + MariaDbServer.shared().address("connector_j_unfinished"), "root", "connector-j-unfinished");
    }

    private static TestDatabase apart(String url, String user, String name) {
        return APART.computeIfAbsent(name, _ -> open(url, user, null));
    }

    /// One that is shared with no other test.
    ///
    /// @param url as db-proxy's configuration has it
    public static TestDatabase at(String url, String user) {
        return open(url, user, null);
    }

    private static TestDatabase open(String url, String user, @Nullable String password) {
        return new TestDatabase(Database.open(DatabaseUrl.of(url, Path.of(".")), user, password, POOL));
    }

    /// The open database.
    public Database database() {
        return database;
    }

    /// The platform's time.
    public TestClock clock() {
        return clock;
    }

    /// Everything on top once more, as another process on the same database has it.
    public Assembly another() {
        return new Assembly(database, clock, new TipCallInfo(), Retention.USUAL);
    }

    /// How many rows a query counts.
    public long count(String query) throws SQLException {
        try (Connection connection = database.connections().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /// Everything on top.
    public Assembly services() {
        return assembly;
    }
}
