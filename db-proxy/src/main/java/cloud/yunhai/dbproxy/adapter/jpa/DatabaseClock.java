package cloud.yunhai.dbproxy.adapter.jpa;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The platform's time: that of the database server, so that all db-proxies agree on when a lease ends, whatever their
/// own clocks say. Asked from time to time; in between the own clock is moved by the difference.
public final class DatabaseClock implements InstantSource {
    private static final Logger log = LoggerFactory.getLogger(DatabaseClock.class);
    private static final Duration TELL_FROM = Duration.ofSeconds(1);

    private final DataSource connections;
    private final boolean embedded;
    private final Clock own = Clock.systemUTC();
    private volatile Duration ahead = Duration.ZERO;

    /// Of an open database.
    public DatabaseClock(Database database) {
        this.connections = database.connections();
        this.embedded = database.isEmbedded();
        adjust();
    }

    /// Asks the server.
    public void adjust() {
        if (embedded) {
            return;
        }
        Instant asked = own.instant();
        Instant server = Probe.time(connections);
        Instant answered = own.instant();
        Instant middle = asked.plus(Duration.between(asked, answered).dividedBy(2));
        Duration difference = Duration.between(middle, server);
        if (difference.minus(ahead).abs().compareTo(TELL_FROM) > 0) {
            log.atWarn().addKeyValue("difference", difference).log("clock.differs.from.database");
        }
        ahead = difference;
    }

    @Override
    public Instant instant() {
        return own.instant().plus(ahead);
    }
}
