package cloud.yunhai.common.tip;

import cloud.yunhai.common.tip.serving.ServedMethod;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Says what a [TipRuntime] serves and works with.
public final class TipBuilder {
    final TipSettings settings;
    final Map<String, ServedMethod> methods = new LinkedHashMap<>();
    final List<Consumer<TipRuntime>> late = new ArrayList<>();
    HealthCheck health = HealthReport::healthy;
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Ticker ticker = Ticker.system();
    RandomGenerator random = SharedRandom.INSTANCE;
    TipRights rights = TipRights.platform();
    Runnable onStop = () -> System.exit(0);
    Runnable onDrain = () -> {};
    String configHash;

    @Nullable
    Discovery discovery;

    TipBuilder(TipSettings settings) {
        this.settings = settings;
        configHash = ConfigHash.of(settings);
    }

    /// Serves a service of the IDL with this handler, which throws [cloud.yunhai.common.error.CloudException] and
    /// nothing else.
    ///
    /// @param service the service's name in the IDL
    /// @param iface its generated interface
    public <I> TipBuilder serve(String service, Class<I> iface, I handler) {
        Class<?> generated = iface.getEnclosingClass();
        if (generated == null || !generated.getSimpleName().equals(service)) {
            throw new IllegalArgumentException(
                    "service: " + service + " (expected: the name of the service that has " + iface.getName() + ")");
        }
        methods.putAll(ServedMethod.of(iface, handler, MethodTable.platform()));
        return this;
    }

    /// Serves with a handler that itself calls others: it is made when the clients of the runtime exist, and
    /// before the first call is taken. It must only keep the clients then; calling through them works once this
    /// process has started.
    public <I> TipBuilder serveFrom(String service, Class<I> iface, Function<TipRuntime, I> handler) {
        late.add(tip -> serve(service, iface, handler.apply(tip)));
        return this;
    }

    /// What the node-agent is told; healthy, if none is given.
    public TipBuilder health(HealthCheck check) {
        health = check;
        return this;
    }

    /// The process's meters, served by the Lifecycle; TIP adds its own.
    public TipBuilder meters(PrometheusMeterRegistry registry) {
        meters = registry;
        return this;
    }

    /// What else the process is configured with, besides TIP's settings: the Lifecycle tells a hash of all of it.
    ///
    /// @param parts records, without secrets
    public TipBuilder configuration(Object... parts) {
        configHash = ConfigHash.of(settings, List.of(parts));
        return this;
    }

    /// A hash of the effective configuration, made by the process itself.
    public TipBuilder configHash(String hash) {
        configHash = hash;
        return this;
    }

    /// Ends the process when the Lifecycle is told to stop; by default with exit status 0, so that shutdown hooks
    /// run.
    public TipBuilder onStop(Runnable end) {
        onStop = end;
        return this;
    }

    /// Runs when this process begins to drain, maybe more than once: calls that only wait for something to happen are
    /// to answer now, so that their callers ask another process and this one can end.
    public TipBuilder onDrain(Runnable hurry) {
        onDrain = hurry;
        return this;
    }

    /// Another discovery than the registry; the process is then not registered either.
    public TipBuilder discovery(Discovery other) {
        discovery = other;
        return this;
    }

    /// Another time; for tests.
    public TipBuilder ticker(Ticker other) {
        ticker = other;
        return this;
    }

    /// Another table of rights; for tests.
    TipBuilder rights(TipRights other) {
        rights = other;
        return this;
    }

    /// Binds the port, answers, and registers.
    public TipRuntime start() {
        return new TipRuntime(this);
    }
}
