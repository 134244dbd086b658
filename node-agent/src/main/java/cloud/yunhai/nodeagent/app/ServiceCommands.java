package cloud.yunhai.nodeagent.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.nodeagent.core.ServiceStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What an operator may do to the services of the host.
///
/// Each command answers the status that was reached. When the time is over before, it answers the status of that
/// moment: the service goes on towards what was wanted, and the status says so.
public final class ServiceCommands {
    private static final Logger log = LoggerFactory.getLogger(ServiceCommands.class);

    private final Supervisor supervisor;

    public ServiceCommands(Supervisor supervisor) {
        this.supervisor = supervisor;
    }

    public List<ServiceStatus> list() {
        return supervisor.statuses();
    }

    public ServiceStatus start(String by, String name, Duration wait) {
        told("start", by, name);
        return reached(supervisor.start(name), name, wait);
    }

    public ServiceStatus stop(String by, String name, Duration wait) {
        told("stop", by, name);
        return reached(supervisor.stop(name), name, wait);
    }

    public ServiceStatus restart(String by, String name, Duration wait) {
        told("restart", by, name);
        return reached(supervisor.restart(name), name, wait);
    }

    private static void told(String command, String by, String name) {
        log.atInfo().addKeyValue("service", name).addKeyValue("by", by).log("service." + command);
    }

    private ServiceStatus reached(CompletableFuture<ServiceStatus> promise, String name, Duration wait) {
        try {
            return promise.get(Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
            return supervisor.statusOf(name);
        } catch (ExecutionException mistake) {
            throw new CloudException(ErrorCode.INTERNAL, "the command failed", mistake);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CloudException(ErrorCode.CLOSED, "the node-agent is stopping", stopping);
        }
    }
}
