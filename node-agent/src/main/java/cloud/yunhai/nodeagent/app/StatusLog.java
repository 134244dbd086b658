package cloud.yunhai.nodeagent.app;

import cloud.yunhai.nodeagent.core.ServiceState;
import cloud.yunhai.nodeagent.core.ServiceStatus;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Writes one line for each change of a service's state.
final class StatusLog {
    private static final Logger log = LoggerFactory.getLogger(StatusLog.class);

    private StatusLog() {}

    static void changes(List<ServiceStatus> before, List<ServiceStatus> now) {
        Map<String, ServiceStatus> earlier =
                before.stream().collect(Collectors.toMap(ServiceStatus::name, Function.identity()));
        for (ServiceStatus status : now) {
            ServiceStatus old = earlier.get(status.name());
            if (old == null || old.state() != status.state()) {
                log.atLevel(level(status.state()))
                        .addKeyValue("service", status.name())
                        .addKeyValue("state", status.state())
                        .addKeyValue(
                                "pid",
                                status.process() == null
                                        ? null
                                        : status.process().pid())
                        .addKeyValue("restarts", status.restarts())
                        .addKeyValue("reason", status.reason())
                        .log("service.changed");
            }
        }
    }

    private static Level level(ServiceState state) {
        return switch (state) {
            case CRASHED, BACKING_OFF, UNHEALTHY -> Level.WARN;
            case STOPPED, STARTING, UP, STOPPING -> Level.INFO;
        };
    }
}
