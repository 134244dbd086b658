package cloud.yunhai.dbproxy.app;

import cloud.yunhai.dbproxy.app.store.Leftovers.Kind;
import cloud.yunhai.dbproxy.app.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes out what is past its time.
///
/// Goals: the database stays as small as the operator wants it; nobody waits for it; nothing is taken that somebody
/// still needs.
///
/// How it works: of all db-proxies on one database one does each round. A round goes on in small transactions, each
/// with few locks, up to a limit per kind; what is left is done by the next round.
public final class Purge {
    /// How often a round begins.
    static final Duration EVERY = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(Purge.class);
    private static final int BATCH = 500;
    private static final int BATCHES_MAX = 200;

    private final Transactions transactions;
    private final Retention retention;

    /// On these transactions, keeping what is over so long.
    public Purge(Transactions transactions, Retention retention) {
        this.transactions = transactions;
        this.retention = retention;
    }

    /// A round, unless another process has this turn.
    ///
    /// @return what was taken out; empty when nothing was
    public Map<Kind, Integer> round() {
        Map<Kind, Integer> taken = new EnumMap<>(Kind.class);
        if (!transactions.writeUnfenced(work -> work.leftovers().takeTurn(work.now(), EVERY))) {
            return taken;
        }
        for (Kind kind : Kind.values()) {
            int count = purge(kind);
            if (count > 0) {
                taken.put(kind, count);
            }
        }
        if (!taken.isEmpty()) {
            log.atInfo().addKeyValue("rows", taken).log("purge.done");
        }
        return taken;
    }

    private int purge(Kind kind) {
        int count = 0;
        for (int i = 0; i < BATCHES_MAX && !Thread.currentThread().isInterrupted(); i++) {
            int batch =
                    transactions.writeUnfenced(work -> work.leftovers().purge(kind, before(kind, work.now()), BATCH));
            count += batch;
            if (batch < BATCH) {
                break;
            }
        }
        return count;
    }

    private Instant before(Kind kind, Instant now) {
        return switch (kind) {
            case ANSWERS, TOKENS, JOIN_TOKENS, TICKETS -> now;
            case SAGAS -> now.minus(retention.operations());
            case INSTANCES, VOLUMES, IMAGES -> now.minus(retention.deleted());
            case EVENTS -> now.minus(retention.events());
        };
    }
}
