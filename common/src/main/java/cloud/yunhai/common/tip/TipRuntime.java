package cloud.yunhai.common.tip;

import cloud.yunhai.common.idl.lifecycle.Lifecycle;
import cloud.yunhai.common.idl.registry.Registry;
import cloud.yunhai.common.tip.calling.CallingSide;
import cloud.yunhai.common.tip.calling.Target;
import cloud.yunhai.common.tip.serving.LifecycleHandler;
import cloud.yunhai.common.tip.serving.ProcessFacts;
import cloud.yunhai.common.tip.serving.ServedMethod;
import cloud.yunhai.common.tip.serving.ServedService;
import cloud.yunhai.common.tip.tls.TlsContext;
import cloud.yunhai.common.tip.tls.TlsFiles;
import cloud.yunhai.common.tip.wire.Watchdog;
import cloud.yunhai.common.tip.wire.Wiring;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A process's TIP: what it serves, whom it calls, how it stops. One for each process.
///
/// ```java
/// TipRuntime tip = TipRuntime.builder(settings)
///         .serve("VmScheduler", VmScheduler.Iface.class, handler)
///         .start();
/// VmController.Iface controller = tip.client(VmController.Iface.class, "vm-controller", host);
/// ```
public final class TipRuntime implements AutoCloseable {
    private static final Duration CLOSE_DRAIN = Duration.ofMillis(200);

    private final TipSettings settings;
    private final Watchdog watchdog;
    private final CallingSide calling;
    private final Discovery discovery;
    private final PrometheusMeterRegistry meters;
    private final @Nullable ServedService serving;
    private final @Nullable Registration registration;
    private final Ticker ticker;

    TipRuntime(TipBuilder from) {
        settings = from.settings;
        ticker = from.ticker;
        meters = from.meters;
        TlsFiles tls = tls(settings, ticker);
        watchdog = new Watchdog("tip-watchdog", this::keepHouse);
        Wiring wiring = new Wiring(settings.limits(), ticker, tls, watchdog, new CallStats(meters), meters);

        RegistryDiscovery registered = from.discovery == null ? new RegistryDiscovery(settings.dbProxies()) : null;
        discovery = registered == null ? Objects.requireNonNull(from.discovery) : registered;
        calling = new CallingSide(settings, discovery, wiring, from.random);

        Instant startedAt = Instant.now();
        HostPort listen = settings.listen();
        try {
            from.late.forEach(service -> service.accept(this));
            serving = listen == null ? null : serving(from, listen, startedAt, wiring);
        } catch (RuntimeException notServing) {
            close();
            throw notServing;
        }
        Registry.Iface registry = client(Registry.Iface.class, RegistryDiscovery.REGISTRY_MODULE);
        if (registered == null || settings.dbProxies().isEmpty()) {
            registration = null;
        } else {
            registered.start(registry);
            registration = serving == null ? null : new Registration(registry, settings, address(), startedAt);
        }
    }

    /// Begins with what a process says about itself.
    public static TipBuilder builder(TipSettings settings) {
        return new TipBuilder(settings);
    }

    /// A client of any live process of a module: the one with the fewest of our calls under way. It throws
    /// [cloud.yunhai.common.error.CloudException] only; thread-safe, made once and kept.
    public <I> I client(Class<I> iface, String module) {
        return calling.client(iface, new Target(module, null));
    }

    /// A client of the process of a module that speaks for one host.
    public <I> I client(Class<I> iface, String module, String host) {
        return calling.client(iface, new Target(module, host));
    }

    /// A client of the process of a module at this address, registered or not: for whoever started it.
    public <I> I clientAt(Class<I> iface, String module, HostPort address) {
        return calling.client(iface, new Target(module, null, address));
    }

    /// Who is registered, as far as this process knows.
    public ServiceView services() {
        return discovery.view();
    }

    /// The process's meters; the Lifecycle serves them in the Prometheus text format.
    public PrometheusMeterRegistry meters() {
        return meters;
    }

    /// Where others reach this process.
    ///
    /// @throws IllegalStateException if it only calls
    public HostPort address() {
        HostPort reached = settings.advertise() == null ? settings.listen() : settings.advertise();
        if (serving == null || reached == null) {
            throw new IllegalStateException("this process listens nowhere");
        }
        return reached.port() == 0 ? new HostPort(reached.host(), serving.port()) : reached;
    }

    /// Leaves the registry, takes no new calls and waits for the running ones, so long at most; true if all are
    /// done. Calls to others go on, since running calls need them.
    public boolean drain(Duration time) {
        Deadline deadline = Deadline.after(ticker, time);
        if (serving != null) {
            serving.beginDrain();
        }
        if (registration != null) {
            registration.close();
        }
        return serving == null || serving.drain(deadline);
    }

    /// Ends everything at once; [#drain] first for a clean stop. Calls still running are interrupted.
    @Override
    public void close() {
        if (serving != null) {
            drain(CLOSE_DRAIN);
            serving.close();
        }
        if (discovery != null) {
            discovery.close();
        }
        if (calling != null) {
            calling.close();
        }
        watchdog.close();
    }

    private ServedService serving(TipBuilder from, HostPort listen, Instant startedAt, Wiring wiring) {
        ProcessFacts facts = new ProcessFacts(
                settings.module(),
                settings.hosts().getFirst(),
                settings.version(),
                startedAt,
                from.configHash,
                UUID.randomUUID().toString());
        ServedService service = new ServedService(
                settings,
                listen,
                from.methods,
                self -> ServedMethod.of(
                        Lifecycle.Iface.class,
                        new LifecycleHandler(facts, from.health, meters::scrape, self, () -> {
                            drain(settings.limits().serving().drainTime());
                            from.onStop.run();
                        }),
                        MethodTable.platform()),
                from.rights,
                from.onDrain,
                wiring);
        service.start();
        return service;
    }

    private void keepHouse() {
        if (calling != null) {
            calling.keepHouse();
        }
    }

    private static @Nullable TlsFiles tls(TipSettings settings, Ticker ticker) {
        return switch (settings.security()) {
            case TipSecurity.PlainForTests() -> null;
            case TipSecurity.MutualTls(Path directory) -> {
                TlsFiles files = new TlsFiles(directory, ticker);
                TlsContext context = files.current();
                for (String host : settings.hosts()) {
                    if (!context.own().is(settings.module(), host)) {
                        throw new IllegalArgumentException("certificate: " + context.own() + " (expected: "
                                + settings.module() + "@" + host + ")");
                    }
                }
                yield files;
            }
        };
    }
}
