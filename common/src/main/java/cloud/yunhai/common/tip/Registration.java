package cloud.yunhai.common.tip;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.idl.registry.Registry;
import cloud.yunhai.common.idl.registry.TServiceEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps this process's entries in the registry alive, and takes them out when it stops.
final class Registration implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Registration.class);
    private static final Duration RENEW = Duration.ofSeconds(3);
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(12);
    private static final Duration LEAVE_TIME = Duration.ofSeconds(1);

    private final Registry.Iface registry;
    private final List<TServiceEntry> entries;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    Registration(Registry.Iface registry, TipSettings settings, HostPort address, Instant startedAt) {
        this.registry = registry;
        long startedMicros = startedAt.getEpochSecond() * 1_000_000 + startedAt.getNano() / 1_000;
        entries = settings.hosts().stream()
                .map(host -> new TServiceEntry(
                        settings.module(),
                        host,
                        address.toString(),
                        settings.version(),
                        startedMicros,
                        ProcessHandle.current().pid()))
                .toList();
        thread = Thread.ofPlatform().name("tip-registration").daemon().start(this::renewUntilClosed);
    }

    /// Takes the entries out, so that nobody comes any more; the registry forgets them by itself if it is away.
    @Override
    public void close() {
        if (closed.getCount() == 0) {
            return;
        }
        closed.countDown();
        try {
            thread.join(LEAVE_TIME);
            CallContext.with().deadline(LEAVE_TIME).run(() -> Tip.run(() -> registry.renew(entries, 0)));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (CloudException away) {
            log.atDebug().addKeyValue("reason", away.getMessage()).log("tip.registration.not.removed");
        }
    }

    private void renewUntilClosed() {
        boolean entered = false;
        try {
            while (closed.getCount() > 0) {
                boolean renewed = renew();
                if (renewed != entered) {
                    log.atInfo().addKeyValue("entered", renewed).log("tip.registration.changed");
                    entered = renewed;
                }
                if (closed.await((renewed ? RENEW : RETRY).toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean renew() {
        try {
            Tip.run(() -> registry.renew(entries, Math.toIntExact(TIME_TO_LIVE.toMillis())));
            return true;
        } catch (CloudException away) {
            log.atDebug().addKeyValue("reason", away.getMessage()).log("tip.registration.failed");
            return false;
        }
    }
}
