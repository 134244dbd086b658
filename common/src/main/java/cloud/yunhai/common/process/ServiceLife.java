package cloud.yunhai.common.process;

import cloud.yunhai.common.tip.TipRuntime;
import java.time.Duration;
import sun.misc.Signal;

/// How a service ends: SIGTERM drains it and it exits with status 0, as after a stop by its node-agent.
///
/// Close it first of all that the process holds: while it drains, running calls still need everything else.
public final class ServiceLife implements AutoCloseable {
    private static final Duration DRAIN_MAX = Duration.ofSeconds(8);

    private final TipRuntime tip;

    private ServiceLife(TipRuntime tip) {
        this.tip = tip;
    }

    /// Takes the process's end in hand.
    public static ServiceLife of(TipRuntime tip) {
        // Without a handler of its own the JVM would exit with 143 even after a clean stop.
        Signal.handle(new Signal("TERM"), signal -> System.exit(0));
        return new ServiceLife(tip);
    }

    @Override
    public void close() {
        tip.drain(DRAIN_MAX);
        tip.close();
    }
}
