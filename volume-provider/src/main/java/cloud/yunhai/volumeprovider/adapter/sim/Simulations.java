package cloud.yunhai.volumeprovider.adapter.sim;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.volumeprovider.core.Simulation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// The delays and faults in force, changed while the process runs.
public final class Simulations {
    private final List<Active> active = new ArrayList<>();

    private static final class Active {
        final Simulation simulation;
        int left;

        Active(Simulation simulation) {
            this.simulation = simulation;
            this.left = simulation.times();
        }
    }

    /// Adds one; what is set for the same hosts and method before is replaced.
    public synchronized void configure(Simulation simulation) {
        active.removeIf(other -> other.simulation.hostPattern().equals(simulation.hostPattern())
                && other.simulation.method().equals(simulation.method()));
        active.add(new Active(simulation));
    }

    public synchronized void reset() {
        active.clear();
    }

    public synchronized List<Simulation> configured() {
        return active.stream().map(entry -> entry.simulation).toList();
    }

    /// Waits, then fails, as it is set for that method on that host.
    void meet(String host, String method) {
        for (Simulation simulation : take(host, method)) {
            pause(simulation.delayMillis());
            if (simulation.fault() != null) {
                throw new CloudException(
                        ErrorCode.general(simulation.fault()), "simulated fault of " + method + " on " + host);
            }
        }
    }

    private synchronized List<Simulation> take(String host, String method) {
        List<Simulation> taken = new ArrayList<>();
        for (Iterator<Active> entries = active.iterator(); entries.hasNext(); ) {
            Active entry = entries.next();
            if (entry.simulation.concerns(host, method)) {
                taken.add(entry.simulation);
                if (entry.simulation.times() > 0 && --entry.left == 0) {
                    entries.remove();
                }
            }
        }
        return taken;
    }

    private static void pause(long millis) {
        if (millis == 0) {
            return;
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CloudException(ErrorCode.DRAINING, "the service is stopping", stopped);
        }
    }
}
