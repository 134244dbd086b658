package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.dbproxy.app.store.Processes.Entry;
import cloud.yunhai.dbproxy.app.store.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which process serves what, and where.
public final class Registry {
    private static final Duration TIME_TO_LIVE_MAX = Duration.ofMinutes(5);

    private final Transactions transactions;

    /// On these transactions.
    public Registry(Transactions transactions) {
        this.transactions = transactions;
    }

    /// The table at one moment.
    ///
    /// @param changed false: nothing has changed since the version asked for, and no entries are given
    public record View(long version, boolean changed, List<Entry> entries) {}

    /// Enters these or prolongs them; zero takes them out.
    public void renew(List<Entry> entries, Duration timeToLive) {
        if (timeToLive.isNegative() || timeToLive.compareTo(TIME_TO_LIVE_MAX) > 0) {
            throw CloudException.invalid("ttlMillis", timeToLive.toMillis(), "0 to " + TIME_TO_LIVE_MAX.toMillis());
        }
        if (entries.isEmpty()) {
            return;
        }
        Map<String, List<Entry>> byProcess = new LinkedHashMap<>();
        for (Entry entry : entries) {
            byProcess
                    .computeIfAbsent(entry.module() + " " + entry.address(), _ -> new java.util.ArrayList<>())
                    .add(entry);
        }
        transactions.write(work -> {
            boolean changed = false;
            for (List<Entry> ofProcess : byProcess.values()) {
                if (timeToLive.isZero()) {
                    for (Entry entry : ofProcess) {
                        changed |= work.processes().remove(entry);
                    }
                } else {
                    Instant until = work.now().plus(timeToLive);
                    List<Entry> missing = work.processes().prolong(ofProcess, until);
                    missing.forEach(entry -> work.processes().put(entry, until));
                    changed |= !missing.isEmpty();
                }
            }
            if (changed) {
                work.processes().changed();
            }
            return true;
        });
    }

    /// All live entries, if the table has changed since that version.
    public View entries(long sinceVersion) {
        View view = transactions.read(work -> {
            long version = work.processes().version();
            boolean changed = version != sinceVersion;
            return new View(version, changed, changed ? work.processes().all() : List.of());
        });
        return view;
    }

    /// Takes out what was not renewed in time.
    public void expire() {
        transactions.write(work -> {
            if (work.processes().expire(work.now()) > 0) {
                work.processes().changed();
            }
            return true;
        });
    }
}
