package cloud.yunhai.common.tip.serving;

import cloud.yunhai.common.idl.lifecycle.Lifecycle;
import cloud.yunhai.common.idl.lifecycle.THealth;
import cloud.yunhai.common.idl.lifecycle.THealthReport;
import cloud.yunhai.common.idl.lifecycle.TProcessDescription;
import cloud.yunhai.common.tip.HealthCheck;
import cloud.yunhai.common.tip.HealthReport;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Every process's answers to its node-agent.
public final class LifecycleHandler implements Lifecycle.Iface {
    private final ProcessFacts facts;
    private final HealthCheck health;
    private final Supplier<String> metrics;
    private final Service service;
    private final Runnable stop;
    private final AtomicBoolean stopping = new AtomicBoolean();

    /// @param metrics all meters in the Prometheus text format
    /// @param stop ends the process; called once, in a thread of its own
    public LifecycleHandler(
            ProcessFacts facts, HealthCheck health, Supplier<String> metrics, Service service, Runnable stop) {
        this.facts = facts;
        this.health = health;
        this.metrics = metrics;
        this.service = service;
        this.stop = stop;
    }

    @Override
    public boolean ready() {
        return !service.draining();
    }

    @Override
    public THealthReport healthy() {
        HealthReport report = health.check();
        THealth condition = switch (report.condition()) {
            case HEALTHY -> THealth.HEALTHY;
            case DEGRADED -> THealth.DEGRADED;
            case UNHEALTHY -> THealth.UNHEALTHY;
        };
        return new THealthReport(condition, new HashMap<>(report.checks()));
    }

    @Override
    public TProcessDescription describe() {
        Instant startedAt = facts.startedAt();
        return new TProcessDescription(
                facts.module(),
                facts.host(),
                facts.version(),
                startedAt.getEpochSecond() * 1_000_000 + startedAt.getNano() / 1_000,
                Duration.between(startedAt, Instant.now()).toMillis(),
                facts.configHash(),
                ProcessHandle.current().pid(),
                service.draining(),
                service.callsInProgress(),
                service.connections(),
                facts.instanceId());
    }

    @Override
    public void drain() {
        service.beginDrain();
    }

    @Override
    public void stop() {
        service.beginDrain();
        if (stopping.compareAndSet(false, true)) {
            Thread.ofPlatform().name("tip-stop").start(stop);
        }
    }

    @Override
    public String metrics() {
        return metrics.get();
    }

    /// What the handler asks of the service it speaks for.
    public interface Service {
        boolean draining();

        int callsInProgress();

        int connections();

        /// Takes no new calls from here on; returns at once.
        void beginDrain();
    }
}
