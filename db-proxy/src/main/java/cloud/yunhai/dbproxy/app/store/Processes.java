package cloud.yunhai.dbproxy.app.store;

import java.time.Instant;
import java.util.List;

/// Processes of the platform: the registry's rows.
public interface Processes {
    /// One process, for one host that it speaks for.
    record Entry(String module, String host, String address, String version, Instant startedAt, long processId) {}

    /// Prolongs entries that are there just so.
    ///
    /// @return those that were not
    List<Entry> prolong(List<Entry> entries, Instant until);

    /// Enters one, or replaces the one with the same module, host and address.
    void put(Entry entry, Instant until);

    /// Takes one out.
    boolean remove(Entry entry);

    /// Takes out what has expired.
    int expire(Instant now);

    /// All.
    List<Entry> all();

    /// The version of the table.
    long version();

    /// Makes the version grow.
    void changed();
}
