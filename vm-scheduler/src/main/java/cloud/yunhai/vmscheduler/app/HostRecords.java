package cloud.yunhai.vmscheduler.app;

import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.id.HostId;
import java.time.Instant;
import java.util.List;

/// Hosts as the database has them.
public interface HostRecords {
    /// All of them.
    List<Host> all();

    /// One of them.
    Host get(HostId id);

    /// Hosts without a report since then are DOWN; answers those that changed.
    List<Host> expire(Instant silentSince);
}
