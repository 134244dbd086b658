package cloud.yunhai.volumeprovider.endpoint;

import cloud.yunhai.common.codec.Arguments;
import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.vmcontroller.Simulator;
import cloud.yunhai.common.idl.vmcontroller.TSimulation;
import cloud.yunhai.volumeprovider.adapter.sim.Simulations;
import cloud.yunhai.volumeprovider.core.Simulation;
import java.util.List;

/// Sets delays and faults of simulated hosts while they run.
public final class SimulatorEndpoint implements Simulator.Iface {
    private final Simulations simulations;

    public SimulatorEndpoint(Simulations simulations) {
        this.simulations = simulations;
    }

    @Override
    public void configure(TSimulation simulation) {
        simulations.configure(Arguments.read(() -> ThriftCodec.decode(simulation, Simulation.class)));
    }

    @Override
    public void reset() {
        simulations.reset();
    }

    @Override
    public List<TSimulation> configured() {
        return ThriftCodec.encodeAll(simulations.configured(), TSimulation.class);
    }
}
