package cloud.yunhai.dbproxy.app.store;

import cloud.yunhai.common.model.host.HostLoad;
import cloud.yunhai.common.model.id.HostId;
import java.time.Instant;
import java.util.List;

/// Facts about hosts that are not shown, and the report that changes nothing.
public interface HostFactsStore {
    /// Notes a report of a host, which changes neither its state nor its version.
    void reported(HostId hostId, HostLoad load, Instant at);

    /// Whether an operator took the host out of use.
    boolean isDraining(HostId hostId);

    /// Has the host taken out of use, or back.
    void setDraining(HostId hostId, boolean draining);

    /// Hosts in use that have not reported since.
    List<HostId> silentSince(Instant moment);
}
