package cloud.yunhai.nodeagent.app;

import cloud.yunhai.nodeagent.core.MetricsMerge;
import cloud.yunhai.nodeagent.core.ServiceState;
import cloud.yunhai.nodeagent.core.ServiceStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one Prometheus text of the host: what each service measures, and what the agent knows of it.
public final class HostMetrics {
    private static final Logger log = LoggerFactory.getLogger(HostMetrics.class);

    private final String host;
    private final Supervisor supervisor;
    private final Processes processes;
    private final MetricsSource source;
    private final Supplier<String> own;

    /// @param own the meters of the agent itself
    public HostMetrics(
            String host, Supervisor supervisor, Processes processes, MetricsSource source, Supplier<String> own) {
        this.host = host;
        this.supervisor = supervisor;
        this.processes = processes;
        this.source = source;
        this.own = own;
    }

    /// Asks all services at once; one that does not answer is left out, and counted.
    public String text() {
        MetricsMerge merge = new MetricsMerge();
        List<ServiceStatus> statuses = supervisor.statuses();
        int unanswered = 0;
        try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<@Nullable String>> answers = new ArrayList<>();
            for (ServiceStatus status : statuses) {
                answers.add(asking.submit((Callable<@Nullable String>) () -> metrics(status)));
            }
            for (int i = 0; i < statuses.size(); i++) {
                String answer = get(answers.get(i));
                if (answer != null) {
                    merge.add(labels(statuses.get(i)), answer);
                } else {
                    unanswered++;
                }
            }
        }
        merge.add(Map.of("host", host, "service", "node-agent", "module", "node-agent"), own.get());
        statuses.forEach(status -> describe(merge, status));
        Map<String, String> ours = Map.of("host", host);
        merge.gauge("yunhai_scrape_unanswered", "Services that gave no metrics this time.", ours, unanswered);
        merge.gauge("yunhai_scrape_lines_refused", "Lines of this time that were no metrics.", ours, merge.refused());
        return merge.text();
    }

    private @Nullable String metrics(ServiceStatus status) {
        if (status.process() == null) {
            return null;
        }
        try {
            return source.metrics(status.spec());
        } catch (IOException | RuntimeException silent) {
            log.atDebug().addKeyValue("service", status.name()).setCause(silent).log("metrics.unanswered");
            return null;
        }
    }

    private static @Nullable String get(Future<@Nullable String> answer) {
        try {
            return answer.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void describe(MetricsMerge merge, ServiceStatus status) {
        Map<String, String> labels = labels(status);
        merge.gauge(
                "yunhai_service_up",
                "Whether the service answers its checks.",
                labels,
                status.state() == ServiceState.UP ? 1 : 0);
        merge.counter("yunhai_service_restarts_total", "Starts after the first one.", labels, status.restarts());
        if (status.process() != null) {
            processes
                    .residentBytes(status.process())
                    .ifPresent(bytes -> merge.gauge(
                            "yunhai_service_resident_bytes", "Memory of the service's process.", labels, bytes));
        }
        if (status.startedAt() != null) {
            merge.gauge(
                    "yunhai_service_start_time_seconds",
                    "When the service's process started.",
                    labels,
                    status.startedAt().toEpochMilli() / 1000.0);
        }
    }

    private Map<String, String> labels(ServiceStatus status) {
        Map<String, String> labels = new HashMap<>(status.spec().labels());
        labels.put("host", host);
        return labels;
    }
}
