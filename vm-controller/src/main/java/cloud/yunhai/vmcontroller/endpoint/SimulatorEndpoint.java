package cloud.yunhai.vmcontroller.endpoint;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.vmcontroller.Simulator;
import cloud.yunhai.common.idl.vmcontroller.TSimulation;
import cloud.yunhai.vmcontroller.app.Simulation;
import cloud.yunhai.vmcontroller.app.Simulations;
import java.util.List;

/// Delays and faults of simulated hosts.
public final class SimulatorEndpoint implements Simulator.Iface {
    private final Simulations simulations;

    public SimulatorEndpoint(Simulations simulations) {
        this.simulations = simulations;
    }

    @Override
    public void configure(TSimulation simulation) {
        simulations.configure(decode(simulation));
    }

    @Override
    public void reset() {
        simulations.reset();
    }

    @Override
    public List<TSimulation> configured() {
        return ThriftCodec.encodeAll(simulations.configured(), TSimulation.class);
    }

    private static Simulation decode(TSimulation struct) {
        try {
            return ThriftCodec.decode(struct, Simulation.class);
        } catch (IllegalArgumentException wrong) {
            throw new CloudException(ErrorCode.INVALID, String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
