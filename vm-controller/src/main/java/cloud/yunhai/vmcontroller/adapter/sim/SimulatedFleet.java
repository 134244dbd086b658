package cloud.yunhai.vmcontroller.adapter.sim;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.idl.vmcontroller.VmController;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.common.sim.SimulatedJournal;
import cloud.yunhai.vmcontroller.app.Interceptor;
import cloud.yunhai.vmcontroller.app.Simulation;
import cloud.yunhai.vmcontroller.app.Simulations;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The simulated hosts of a process, and what is to go wrong on them.
public final class SimulatedFleet implements Interceptor, Simulations {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedFleet.class);
    private static final String ANY = "*";
    private static final Set<String> METHODS = Arrays.stream(VmController.Iface.class.getMethods())
            .map(Method::getName)
            .collect(Collectors.toUnmodifiableSet());

    private final Map<String, SimulatedHypervisor> hosts = new TreeMap<>();
    private final List<Planned> planned = new ArrayList<>();

    private static final class Planned {
        final Simulation simulation;
        int left;

        Planned(Simulation simulation) {
            this.simulation = simulation;
            this.left = simulation.times();
        }
    }

    /// The hosts as the journal knows them; new ones are empty.
    public SimulatedFleet(List<String> hostNames, SimulatedJournal journal) {
        for (String name : hostNames) {
            hosts.put(name, new SimulatedHypervisor(name, journal, () -> take(name, IGNORES_BUTTON) != null));
        }
        journal.values().forEach((key, value) -> {
            List<String> parts = Arrays.asList(key.split("/", 3));
            SimulatedHypervisor host = parts.size() == 3 ? hosts.get(parts.get(1)) : null;
            if (host != null) {
                host.restore(key, value);
            }
        });
    }

    /// The hosts by name.
    public Map<String, SimulatedHypervisor> hosts() {
        return Map.copyOf(hosts);
    }

    @Override
    public <T> T around(String hostName, String method, Supplier<T> call) {
        Simulation simulation = take(hostName, method);
        if (simulation == null) {
            return call.get();
        }
        pause(simulation.delay());
        ErrorKind fault = simulation.fault();
        if (fault == null) {
            return call.get();
        }
        if (fault == ErrorKind.UNKNOWN_OUTCOME) {
            T done = call.get();
            LOG.atDebug()
                    .addKeyValue("host", hostName)
                    .addKeyValue("done", done != null)
                    .log("simulation.outcome-hidden");
        }
        throw CloudException.of(ErrorCode.general(fault), "a simulated fault of " + method)
                .internal("host " + hostName)
                .build();
    }

    @Override
    public void configure(Simulation simulation) {
        if (simulation.times() < 0) {
            throw CloudException.invalid("times", simulation.times(), "at least 0");
        }
        if (simulation.delay().isNegative()) {
            throw CloudException.invalid("delayMillis", simulation.delay().toMillis(), "at least 0");
        }
        switch (simulation.method()) {
            case POWERS_OFF -> happen(simulation, VmState.OFF, "the guest powered off");
            case CRASHES -> happen(simulation, VmState.CRASHED, "its process on the host ended unexpectedly");
            case IGNORES_BUTTON, ANY -> plan(simulation);
            default -> {
                if (!METHODS.contains(simulation.method())) {
                    throw CloudException.invalid(
                            "method", simulation.method(), "a method of VmController, or what a guest does, or " + ANY);
                }
                plan(simulation);
            }
        }
    }

    @Override
    public synchronized void reset() {
        planned.clear();
    }

    @Override
    public synchronized List<Simulation> configured() {
        return planned.stream()
                .map(plan -> new Simulation(
                        plan.simulation.hostPattern(),
                        plan.simulation.method(),
                        plan.simulation.delay(),
                        plan.simulation.fault(),
                        plan.left))
                .toList();
    }

    private synchronized void plan(Simulation simulation) {
        planned.add(new Planned(simulation));
    }

    private void happen(Simulation simulation, VmState state, String reason) {
        hosts.forEach((name, host) -> {
            if (simulation.covers(name)) {
                host.happen(state, reason, simulation.times());
            }
        });
    }

    /// The first that is meant for this call, used up by one; null when none is.
    private synchronized @Nullable Simulation take(String hostName, String method) {
        for (Planned plan : planned) {
            String meant = plan.simulation.method();
            boolean matches = meant.equals(method) || (meant.equals(ANY) && METHODS.contains(method));
            if (matches && plan.simulation.covers(hostName)) {
                if (plan.left > 0) {
                    plan.left--;
                    if (plan.left == 0) {
                        planned.remove(plan);
                    }
                }
                return plan.simulation;
            }
        }
        return null;
    }

    private static void pause(Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CloudException(ErrorCode.DRAINING, "this process is stopping", stopping);
        }
    }
}
