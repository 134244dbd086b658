package cloud.yunhai.common.tip;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.idl.registry.Registry;
import cloud.yunhai.common.idl.registry.TServiceEntry;
import cloud.yunhai.common.idl.registry.TServiceView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The registry's view, kept fresh in the background; while db-proxy is away the last one stays in use.
///
/// db-proxy itself is never looked up: its addresses are configuration.
public final class RegistryDiscovery implements Discovery {
    /// The module that serves the registry.
    public static final String REGISTRY_MODULE = "db-proxy";

    private static final Logger log = LoggerFactory.getLogger(RegistryDiscovery.class);
    private static final Duration REFRESH_SOONEST = Duration.ofMillis(50);
    private static final Duration REFRESH_FIRST = Duration.ofMillis(250);
    private static final Duration REFRESH_LATEST = Duration.ofSeconds(3);

    private final List<ServiceEntry> configured;
    private final Semaphore wanted = new Semaphore(0);
    private volatile ServiceView view;
    private volatile boolean closed;
    private long version;
    private boolean away;
    private Duration pause = REFRESH_FIRST;

    public RegistryDiscovery(List<HostPort> dbProxies) {
        configured = dbProxies.stream()
                .map(address -> new ServiceEntry(
                        REGISTRY_MODULE, ServiceEntry.ANY_HOST, address, "configured", Instant.EPOCH, 0))
                .toList();
        view = new ServiceView(configured);
    }

    /// Begins to refresh, with a client of the registry.
    public void start(Registry.Iface registry) {
        Thread.ofPlatform().name("tip-discovery").daemon().start(() -> refreshUntilClosed(registry));
    }

    @Override
    public ServiceView view() {
        return view;
    }

    @Override
    public void refreshSoon() {
        if (wanted.availablePermits() == 0) {
            wanted.release();
        }
    }

    @Override
    public void close() {
        closed = true;
        wanted.release();
    }

    /// Looks once; for the refreshing thread and for tests.
    void refresh(Registry.Iface registry) {
        try {
            TServiceView answer = Tip.call(() -> registry.entries(away ? 0 : version));
            if (answer.isChanged()) {
                view = merged(answer.getEntries());
                pause = REFRESH_FIRST;
            }
            version = answer.getVersion();
            if (away) {
                log.atInfo().log("tip.registry.back");
            }
            away = false;
        } catch (CloudException unreachable) {
            if (!away) {
                log.atWarn().addKeyValue("reason", unreachable.getMessage()).log("tip.registry.away");
            }
            away = true;
        }
    }

    private ServiceView merged(List<TServiceEntry> entries) {
        List<ServiceEntry> all = new ArrayList<>(configured);
        for (TServiceEntry entry : entries) {
            if (!entry.getModuleName().equals(REGISTRY_MODULE)) {
                decode(entry, all);
            }
        }
        return new ServiceView(all);
    }

    private static void decode(TServiceEntry entry, List<ServiceEntry> into) {
        try {
            long micros = entry.getStartedMicros();
            into.add(new ServiceEntry(
                    entry.getModuleName(),
                    entry.getHost(),
                    HostPort.parse(entry.getAddress()),
                    entry.getVersion(),
                    Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000),
                    entry.getProcessId()));
        } catch (IllegalArgumentException unusable) {
            log.atWarn()
                    .addKeyValue("entry", entry)
                    .addKeyValue("reason", unusable.getMessage())
                    .log("tip.registry.entry.unusable");
        }
    }

    /// Processes come and go together, as when the platform starts; then nothing changes for days, and whoever is
    /// called in vain asks for a fresh look.
    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(REFRESH_LATEST) < 0 ? doubled : REFRESH_LATEST;
    }

    private void refreshUntilClosed(Registry.Iface registry) {
        try {
            while (!closed) {
                refresh(registry);
                boolean soon = wanted.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                if (soon && !closed) {
                    Thread.sleep(REFRESH_SOONEST);
                }
                pause = soon ? REFRESH_FIRST : longer(pause);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
