package cloud.yunhai.vmcontroller.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.common.tip.Deadline;
import cloud.yunhai.vmcontroller.core.Observation;
import java.time.Duration;

/// Asks a guest to power off, and switches the VM off when it does not in time.
///
/// The button is pressed again every few seconds: a guest that is still booting does not hear it. The guest is waited
/// for outside of the VM's turn, so that a forced stop comes in between; whoever was overtaken then sees it off, or is
/// fenced out.
final class PowerDown {
    private static final Duration PRESS_EVERY = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final HostVms vms;
    private final Hypervisor hypervisor;

    PowerDown(HostVms vms, Hypervisor hypervisor) {
        this.vms = vms;
        this.hypervisor = hypervisor;
    }

    Vm stop(InstanceId id, Duration timeout) {
        Deadline end = Deadline.after(timeout);
        try (Signals.Watch watch = vms.signals().watch(id)) {
            while (press(id) && !end.expired()) {
                Deadline nextPress = Deadline.after(PRESS_EVERY).orSooner(end);
                while (!nextPress.expired() && running(id)) {
                    watch.await(shorter(nextPress.remaining(), LOOK_EVERY));
                }
            }
            return vms.forceStop(id);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CloudException(ErrorCode.DRAINING, "this process is stopping", stopping);
        }
    }

    /// False when there is nothing to wait for.
    private boolean press(InstanceId id) {
        return vms.turns().turn(id, () -> {
            Observation seen = vms.present(id);
            if (seen.state() != VmState.RUNNING) {
                return false;
            }
            hypervisor.pressPowerButton(id);
            return true;
        });
    }

    private boolean running(InstanceId id) {
        return hypervisor.observe(id).state() == VmState.RUNNING;
    }

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
