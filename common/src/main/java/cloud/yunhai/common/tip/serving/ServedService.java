package cloud.yunhai.common.tip.serving;

import cloud.yunhai.common.tip.Deadline;
import cloud.yunhai.common.tip.HostPort;
import cloud.yunhai.common.tip.Ticker;
import cloud.yunhai.common.tip.TipRights;
import cloud.yunhai.common.tip.TipSettings;
import cloud.yunhai.common.tip.wire.Wiring;
import io.micrometer.core.instrument.Gauge;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// The answering half of a process: a port, the methods behind it, and how it stops.
public final class ServedService implements LifecycleHandler.Service, AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private final Admission admission;
    private final Dispatcher dispatcher;
    private final Acceptor acceptor;
    private final Runnable onDrain;
    private final Ticker ticker;

    /// @param lifecycle makes the lifecycle's methods, which need this object
    /// @param onDrain makes calls that only wait answer
    public ServedService(
            TipSettings settings,
            HostPort listen,
            Map<String, ServedMethod> methods,
            Function<LifecycleHandler.Service, Map<String, ServedMethod>> lifecycle,
            TipRights rights,
            Runnable onDrain,
            Wiring wiring) {
        this.onDrain = onDrain;
        ticker = wiring.ticker();
        admission = new Admission(wiring.limits().serving(), wiring.meters());
        Map<String, ServedMethod> all = new HashMap<>(methods);
        all.putAll(lifecycle.apply(this));
        dispatcher = new Dispatcher(all, rights, admission, wiring);
        acceptor = new Acceptor("tip-" + settings.module(), listen, dispatcher, wiring);
        Gauge.builder("tip.served.connections", acceptor, Acceptor::connections).register(wiring.meters());
    }

    public void start() {
        acceptor.start();
    }

    public int port() {
        return acceptor.port();
    }

    @Override
    public boolean draining() {
        return admission.draining();
    }

    @Override
    public int callsInProgress() {
        return admission.inProgress();
    }

    @Override
    public int connections() {
        return acceptor.connections();
    }

    @Override
    public void beginDrain() {
        admission.drain();
        onDrain.run();
    }

    /// Takes no new calls and waits for the running ones; false if some still run at the deadline.
    public boolean drain(Deadline deadline) {
        beginDrain();
        try {
            while (!dispatcher.idle() && !deadline.expired()) {
                ticker.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return dispatcher.idle();
    }

    @Override
    public void close() {
        acceptor.close();
    }
}
