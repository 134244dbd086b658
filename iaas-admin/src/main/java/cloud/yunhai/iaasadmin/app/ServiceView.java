package cloud.yunhai.iaasadmin.app;

import cloud.yunhai.apicommon.representation.ServiceRepresentation;
import cloud.yunhai.apicommon.representation.ServiceState;
import cloud.yunhai.iaasadmin.core.Command;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A service as pages show it.
public record ServiceView(ServiceRepresentation service) {
    /// Without these this portal cannot start anything again.
    private static final Set<String> VITAL = Set.of("api-server", "db-proxy", "iaas-admin", "node-agent");

    /// What the list is sorted by.
    public static final Map<String, Comparator<ServiceView>> ORDERS = Map.of(
            "host", by(view -> view.service.hostName),
            "name", by(view -> view.service.name),
            "state", Comparator.comparing(view -> view.service.state),
            "pid", by(view -> view.service.pid),
            "uptime", by(ServiceView::negatedStart),
            "restarts", by(view -> view.service.restarts),
            "memory", by(view -> view.service.residentBytes),
            "version", by(view -> view.service.version));

    private static <T extends Comparable<? super T>> Comparator<ServiceView> by(
            java.util.function.Function<ServiceView, @org.jspecify.annotations.Nullable T> value) {
        return Comparator.comparing(value, Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    private @org.jspecify.annotations.Nullable Long negatedStart() {
        Instant start = service.startedAt;
        return start == null ? null : -start.toEpochMilli();
    }

    /// Whether it does its work.
    public boolean up() {
        return service.state == ServiceState.UP;
    }

    /// Whether the way to it leads through it.
    public boolean vital() {
        return VITAL.contains(service.moduleName);
    }

    /// What may be done with it.
    public List<Command> commands() {
        return Command.of(service.state);
    }
}
