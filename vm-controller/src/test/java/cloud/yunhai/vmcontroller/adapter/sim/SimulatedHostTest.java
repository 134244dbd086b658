package cloud.yunhai.vmcontroller.adapter.sim;

import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.common.sim.SimulatedJournal;
import cloud.yunhai.vmcontroller.app.Hypervisor;
import cloud.yunhai.vmcontroller.core.VmSpec;
import cloud.yunhai.vmcontroller.testing.HostContract;
import cloud.yunhai.vmcontroller.testing.Specs;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

class SimulatedHostTest extends HostContract {
    private @Nullable SimulatedHypervisor hypervisor;

    @Override
    protected Hypervisor hypervisor() {
        if (hypervisor == null) {
            hypervisor = new SimulatedFleet(List.of("host-1"), new SimulatedJournal(null))
                    .hosts()
                    .get("host-1");
        }
        return Objects.requireNonNull(hypervisor);
    }

    @Override
    protected VmSpec spec(InstanceId id, NicId nic) {
        return Specs.vm(id, nic, "/volumes/" + id.text() + ".qcow2", "/seeds/" + id.text() + ".iso");
    }

    @Override
    protected void endBehindOurBack(InstanceId id) {
        ((SimulatedHypervisor) hypervisor()).happen(VmState.OFF, "the guest powered off", 0);
    }

    @Override
    protected void awaitBooted(InstanceId id) {
        // It hears the button at once.
    }
}
