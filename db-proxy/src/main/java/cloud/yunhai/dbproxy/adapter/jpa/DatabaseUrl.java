package cloud.yunhai.dbproxy.adapter.jpa;

import java.nio.file.Path;

/// Where the database is, and how its driver is to be used.
///
/// @param vendor which driver
/// @param jdbc the URL for the driver, our settings included
public record DatabaseUrl(Vendor vendor, String jdbc) {
    /// Names the database that needs no server.
    public static final String EMBEDDED = "embedded";

    /// The drivers.
    public enum Vendor {
        /// H2 in this process.
        H2,
        /// MySQL's Connector/J.
        MYSQL,
        /// MariaDB's own.
        MARIADB
    }

    /// [GroupCommit] writes to disk before anything is answered, so H2 need not do it by itself. Each connection
    /// keeps all of our statements prepared; H2's own default is eight.
    private static final String H2_SETTINGS = ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
            + ";LOCK_TIMEOUT=3000;WRITE_DELAY=1000;QUERY_CACHE_SIZE=512;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1";

    private static final String MYSQL_SETTINGS = "connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true"
            + "&characterEncoding=UTF-8&cachePrepStmts=true&prepStmtCacheSize=250&prepStmtCacheSqlLimit=4096"
            + "&connectTimeout=5000&socketTimeout=60000&tcpKeepAlive=true";

    private static final String MARIADB_SETTINGS =
            "connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&connectTimeout=5000&socketTimeout=60000";

    /// Reads the configured text: `embedded`, or a URL that begins with `mysql:`, `mariadb:`, with or without
    /// `jdbc:`, or with `jdbc:h2:`.
    ///
    /// @param dataDirectory where the embedded database keeps its file
    public static DatabaseUrl of(String text, Path dataDirectory) {
        if (text.equals(EMBEDDED)) {
            Path file = dataDirectory.resolve("yunhai").toAbsolutePath().normalize();
            return new DatabaseUrl(Vendor.H2, "jdbc:h2:file:" + file + H2_SETTINGS);
        }
        String jdbc = text.startsWith("jdbc:") ? text : "jdbc:" + text;
        if (jdbc.startsWith("jdbc:h2:")) {
            return new DatabaseUrl(Vendor.H2, jdbc + H2_SETTINGS);
        }
        if (jdbc.startsWith("jdbc:mysql:")) {
            return new DatabaseUrl(Vendor.MYSQL, with(jdbc, MYSQL_SETTINGS));
        }
        if (jdbc.startsWith("jdbc:mariadb:")) {
            return new DatabaseUrl(Vendor.MARIADB, with(jdbc, MARIADB_SETTINGS));
        }
        throw new IllegalArgumentException(
                "db-proxy.url: " + text + " (expected: embedded, mysql://HOST:PORT/NAME or mariadb://HOST:PORT/NAME)");
    }

    /// Where it is, without the settings: for people.
    public String place() {
        return jdbc.split("[?;]", 2)[0];
    }

    private static String with(String url, String settings) {
        return url + (url.contains("?") ? "&" : "?") + settings;
    }
}
