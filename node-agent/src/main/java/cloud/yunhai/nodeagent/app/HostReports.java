package cloud.yunhai.nodeagent.app;

import cloud.yunhai.common.model.host.Driver;
import cloud.yunhai.common.model.host.HostFacts;
import cloud.yunhai.common.model.host.HostLoad;
import cloud.yunhai.common.model.host.HostRole;
import java.util.Set;

/// Where the platform keeps what is known of its hosts. Failures are [cloud.yunhai.common.error.CloudException]s.
public interface HostReports {
    /// Makes the host a member of its cluster, or finds that it is one.
    ///
    /// @param tokenHash of the join token; empty for a host that joined before
    void join(String host, Set<HostRole> roles, Driver driver, HostFacts facts, String tokenHash);

    /// Says that the host lives, and how it is.
    void report(String host, HostFacts facts, HostLoad load);
}
