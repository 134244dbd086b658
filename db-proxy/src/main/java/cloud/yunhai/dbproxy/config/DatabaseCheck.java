package cloud.yunhai.dbproxy.config;

import cloud.yunhai.dbproxy.adapter.jpa.Database;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/// Whether db-proxy could work with the configured database. The schema is made or migrated on the way.
public final class DatabaseCheck {
    private static final int CONNECTIONS = 4;

    private DatabaseCheck() {}

    /// Answers what the server calls itself.
    ///
    /// @throws IllegalStateException saying in one sentence why it cannot be used
    /// @throws IllegalArgumentException when the configuration is wrong
    public static String run(Environment environment) {
        DbProxyConfig config = Binder.get(environment).bindOrCreate("db-proxy", DbProxyConfig.class);
        boolean mustBeNew = environment.getProperty("database-check.must-be-new", Boolean.class, false);
        try (Database database = Database.open(config.database(), config.username(), config.password(), CONNECTIONS)) {
            if (mustBeNew && database.isInUse()) {
                throw new IllegalStateException("database " + config.database().place()
                        + " holds the books of a platform already (expected: an empty one for a new home)");
            }
            return database.version();
        }
    }
}
