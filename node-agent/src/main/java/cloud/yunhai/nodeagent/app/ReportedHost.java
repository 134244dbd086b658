package cloud.yunhai.nodeagent.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.model.host.Driver;
import cloud.yunhai.common.model.host.HostRole;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One host's membership: joins with its token, then reports; joins anew when the platform does not know it.
///
/// Called again and again by whoever keeps the time. A failure is logged when it begins and when it ends, not every
/// few seconds in between.
final class ReportedHost {
    private static final Logger log = LoggerFactory.getLogger(ReportedHost.class);

    private final String name;
    private final Set<HostRole> roles;
    private final Driver driver;
    private final HostView view;
    private final Supplier<String> tokenHash;
    private boolean joined;
    private @Nullable String failure;

    ReportedHost(String name, Set<HostRole> roles, Driver driver, HostView view, Supplier<String> tokenHash) {
        this.name = name;
        this.roles = Set.copyOf(roles);
        this.driver = driver;
        this.view = view;
        this.tokenHash = tokenHash;
    }

    /// Tells the platform; true when it took it.
    synchronized boolean tell(HostReports reports) {
        try {
            if (!joined) {
                reports.join(name, roles, driver, view.facts(), tokenHash.get());
                joined = true;
                log.atInfo().addKeyValue("host", name).log("host.joined");
            }
            reports.report(name, view.facts(), view.load());
            recovered();
            return true;
        } catch (CloudException refused) {
            joined &= refused.kind() != ErrorKind.NOT_FOUND;
            failed(refused);
            return false;
        }
    }

    private void failed(CloudException refused) {
        if (!refused.code().name().equals(failure)) {
            failure = refused.code().name();
            log.atWarn()
                    .addKeyValue("host", name)
                    .addKeyValue("joined", joined)
                    .addKeyValue("why", refused.getMessage())
                    .log("host.not-reported");
        }
    }

    private void recovered() {
        if (failure != null) {
            failure = null;
            log.atInfo().addKeyValue("host", name).log("host.reported-again");
        }
    }

    boolean joined() {
        return joined;
    }
}
