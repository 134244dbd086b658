package cloud.yunhai.dbproxy.adapter.tip;

import cloud.yunhai.common.tip.Discovery;
import cloud.yunhai.common.tip.HostPort;
import cloud.yunhai.common.tip.ServiceEntry;
import cloud.yunhai.common.tip.ServiceView;
import cloud.yunhai.dbproxy.app.Registry;
import cloud.yunhai.dbproxy.app.store.Processes.Entry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// db-proxy's view of the registry, taken from the use case and not by a call to itself; and its own entries in it.
public final class OwnRegistry implements Discovery {
    private static final Logger log = LoggerFactory.getLogger(OwnRegistry.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration RENEW = Duration.ofSeconds(3);
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(12);

    private final Registry registry;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("own-registry").daemon().factory());
    private volatile ServiceView view = ServiceView.empty();
    private volatile List<Entry> own = List.of();
    private long version;

    /// Looks from now on.
    public OwnRegistry(Registry registry) {
        this.registry = registry;
        every(LOOK, this::look);
    }

    /// Enters this process, and keeps it entered.
    public void enter(List<Entry> entries) {
        own = List.copyOf(entries);
        renew();
        every(RENEW, this::renew);
    }

    private void renew() {
        registry.renew(own, TIME_TO_LIVE);
    }

    private synchronized void look() {
        Registry.View seen = registry.entries(version);
        if (seen.changed()) {
            view = new ServiceView(
                    seen.entries().stream().map(OwnRegistry::entry).toList());
            version = seen.version();
        }
    }

    private static ServiceEntry entry(Entry entry) {
        return new ServiceEntry(
                entry.module(),
                entry.host(),
                HostPort.parse(entry.address()),
                entry.version(),
                entry.startedAt(),
                entry.processId());
    }

    @Override
    public ServiceView view() {
        return view;
    }

    @Override
    public void refreshSoon() {
        // It looks every second anyway.
    }

    /// Takes this process out.
    @Override
    public void close() {
        timer.shutdownNow();
        try {
            registry.renew(own, Duration.ZERO);
        } catch (RuntimeException closing) {
            log.debug("registry.not.left", closing);
        }
    }

    private void every(Duration period, Runnable work) {
        ScheduledFuture<?> begun = timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException failure) {
                        log.atWarn().addKeyValue("reason", failure.getMessage()).log("registry.away");
                    }
                },
                0,
                period.toMillis(),
                TimeUnit.MILLISECONDS);
        if (begun.isCancelled()) {
            throw new IllegalStateException("not begun");
        }
    }
}
