package cloud.yunhai.dbproxy.adapter.jpa;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The open database: connections, the schema brought up to date and checked, and Hibernate on top.
public final class Database implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Database.class);
    private static final Pattern MARIADB = Pattern.compile("(?:.*-)?(\\d+)\\.(\\d+)\\.\\d+-MariaDB.*");
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(4);

    private final HikariDataSource connections;
    private final SessionFactory sessions;
    private final String version;
    private final boolean embedded;
    private final Durability durability;
    private final @Nullable Connection disk;

    private Database(HikariDataSource connections, SessionFactory sessions, String version, @Nullable Connection disk) {
        this.connections = connections;
        this.sessions = sessions;
        this.version = version;
        this.embedded = disk != null;
        this.disk = disk;
        this.durability = disk == null ? Durability.BY_SERVER : new GroupCommit(() -> writeToDisk(disk));
    }

    /// Opens it, or says in one sentence why it cannot be used.
    ///
    /// @param password null for a database that needs none
    public static Database open(DatabaseUrl url, String username, @Nullable String password, int poolSize) {
        HikariDataSource connections = connect(url, username, password, poolSize);
        try {
            String version = Probe.version(connections, url.vendor() == DatabaseUrl.Vendor.H2);
            migrate(connections, url, username);
            new SelfCheck(connections, version).run();
            SessionFactory sessions = hibernate(connections, version);
            log.atInfo()
                    .addKeyValue("vendor", url.vendor())
                    .addKeyValue("version", version)
                    .log("database.opened");
            return new Database(
                    connections, sessions, version, url.vendor() == DatabaseUrl.Vendor.H2 ? own(connections) : null);
        } catch (RuntimeException failure) {
            connections.close();
            throw failure;
        }
    }

    /// A connection that is never given back.
    private static Connection own(HikariDataSource connections) {
        try {
            return connections.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer: " + e.getMessage(), e);
        }
    }

    private static void writeToDisk(Connection disk) throws SQLException {
        try (Statement statement = disk.createStatement()) {
            statement.execute("checkpoint sync");
        }
    }

    private static HikariDataSource connect(DatabaseUrl url, String username, @Nullable String password, int poolSize) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("db-proxy");
        config.setJdbcUrl(url.jdbc());
        config.setUsername(username);
        config.setPassword(password);
        config.setMaximumPoolSize(poolSize);
        config.setMinimumIdle(Math.min(poolSize, 4));
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException refused) {
            throw unusable(
                    url,
                    "user " + username + " cannot connect",
                    refused,
                    "expected: a server that answers there, with this database, this user and this password");
        }
    }

    private static void migrate(HikariDataSource connections, DatabaseUrl url, String username) {
        try {
            Flyway.configure()
                    .dataSource(connections)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (FlywayException refused) {
            throw unusable(
                    url,
                    "its tables cannot be made or migrated",
                    refused,
                    "expected: all rights on this database for user " + username);
        }
    }

    /// In one line: what was tried, the innermost reason, which is the server's own word, and what was expected.
    private static IllegalStateException unusable(DatabaseUrl url, String tried, Exception failure, String expected) {
        Throwable innermost = failure;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        String reason = String.valueOf(innermost.getMessage()).strip().replaceAll("\\s+", " ");
        return new IllegalStateException(
                "database " + url.place() + ": " + tried + ": " + reason + " (" + expected + ")", failure);
    }

    private static SessionFactory hibernate(HikariDataSource connections, String version) {
        HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("yunhai")
                .managedClasses(
                        AccountRow.class,
                        ClusterRow.class,
                        FlavorRow.class,
                        GroupRow.class,
                        HostRow.class,
                        ImageRow.class,
                        InstanceRow.class,
                        LeaseRow.class,
                        SagaRow.class,
                        SecurityGroupRow.class,
                        SshKeyRow.class,
                        SubnetRow.class,
                        TenantRow.class,
                        TicketRow.class,
                        VolumeRow.class,
                        ZoneRow.class);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("jakarta.persistence.nonJtaDataSource", connections);
        settings.put("hibernate.connection.provider_disables_autocommit", true);
        settings.put("hibernate.hbm2ddl.auto", "validate");
        settings.put("hibernate.jdbc.time_zone", "UTC");
        settings.put("hibernate.type.preferred_instant_jdbc_type", "TIMESTAMP");
        settings.put("hibernate.type.prefer_native_enum_types", false);
        settings.put(
                "hibernate.physical_naming_strategy",
                "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy");
        settings.put("jakarta.persistence.validation.mode", "none");
        settings.put("hibernate.query.plan_cache_max_size", 256);
        settings.putAll(mariaDb(version));
        configuration.properties(settings);
        return configuration.createEntityManagerFactory();
    }

    /// Behind Connector/J, or with a version of its own choosing, MariaDB looks like an old MySQL: Hibernate is
    /// told what it really is.
    private static Map<String, Object> mariaDb(String version) {
        Matcher matcher = MARIADB.matcher(version);
        if (!matcher.matches()) {
            return Map.of();
        }
        return Map.of(
                "jakarta.persistence.database-product-name",
                "MariaDB",
                "jakarta.persistence.database-major-version",
                matcher.group(1),
                "jakarta.persistence.database-minor-version",
                matcher.group(2),
                "hibernate.boot.allow_jdbc_metadata_access",
                Integer.parseInt(matcher.group(1)) < 11);
    }

    /// Sessions for [JpaTransactions].
    public SessionFactory sessions() {
        return sessions;
    }

    /// What the server calls itself.
    public String version() {
        return version;
    }

    /// When a commit may be answered.
    Durability durability() {
        return durability;
    }

    /// Whether it lives in this process.
    public boolean isEmbedded() {
        return embedded;
    }

    /// Whether a platform was ever set up in it: then it has an operator.
    public boolean isInUse() {
        return Probe.anyAccount(connections);
    }

    /// The connections, for the clock and for health.
    public javax.sql.DataSource connections() {
        return connections;
    }

    @Override
    public void close() {
        sessions.close();
        if (disk != null) {
            try {
                disk.close();
            } catch (SQLException e) {
                log.atWarn().setCause(e).log("database.close-failed");
            }
        }
        connections.close();
    }
}
