package cloud.yunhai.dbproxy.testing;

import cloud.yunhai.dbproxy.adapter.jpa.Database;
import cloud.yunhai.dbproxy.adapter.jpa.DatabaseUrl;
import cloud.yunhai.dbproxy.config.Assembly;
import cloud.yunhai.dbproxy.endpoint.TipCallInfo;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An open database with everything on top, shared by the tests of one JVM.
public final class TestDatabase {
    private static final int POOL = 32;
    private static @Nullable TestDatabase h2;
    private static @Nullable TestDatabase mariaDb;
    private static @Nullable TestDatabase connectorJ;

    private final Database database;
    private final TestClock clock = new TestClock();
    private final Assembly assembly;

    private TestDatabase(Database database) {
        this.database = database;
        this.assembly = new Assembly(database, clock, new TipCallInfo());
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

    /// Everything on top.
    public Assembly services() {
        return assembly;
    }
}
