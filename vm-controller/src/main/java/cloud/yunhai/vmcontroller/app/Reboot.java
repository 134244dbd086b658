package cloud.yunhai.vmcontroller.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.common.tip.Deadline;
import java.time.Duration;

/// Lets a guest begin anew: asks it to, and resets it when it does not in time.
///
/// The id of the reboot is remembered when it is done: a repeat finds it and does nothing. A process that dies in
/// between may reboot the guest twice, which the guest's user cannot tell from a slow one.
final class Reboot {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final HostVms vms;
    private final Hypervisor hypervisor;
    private final VmRecords records;

    Reboot(HostVms vms, Hypervisor hypervisor, VmRecords records) {
        this.vms = vms;
        this.hypervisor = hypervisor;
        this.records = records;
    }

    Vm reboot(InstanceId id, String rebootId, Duration timeout) {
        Deadline end = Deadline.after(timeout);
        try (Signals.Watch watch = vms.signals().watch(id)) {
            if (!request(id, rebootId)) {
                return vms.turns().turn(id, () -> vms.answer(id));
            }
            while (!watch.rebooted() && !end.expired() && running(id)) {
                watch.await(PowerDown.shorter(end.remaining(), LOOK_EVERY));
            }
            return finish(id, rebootId, watch.rebooted());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CloudException(ErrorCode.DRAINING, "this process is stopping", stopping);
        }
    }

    /// False when this reboot is done already.
    private boolean request(InstanceId id, String rebootId) {
        return vms.turns().turn(id, () -> {
            if (rebootId.equals(records.get(id).rebootId())) {
                return false;
            }
            HostVms.requireActive(vms.present(id));
            if (running(id)) {
                hypervisor.requestReboot(id);
            }
            return true;
        });
    }

    private Vm finish(InstanceId id, String rebootId, boolean done) {
        return vms.turns().turn(id, () -> {
            if (!done) {
                if (vms.present(id).active()) {
                    hypervisor.reset(id);
                    ensureRunning(id);
                } else {
                    // It powered off instead.
                    hypervisor.start(id);
                }
            }
            records.put(id, records.get(id).withReboot(rebootId));
            return vms.answer(id);
        });
    }

    private void ensureRunning(InstanceId id) {
        if (hypervisor.observe(id).state() == VmState.PAUSED) {
            hypervisor.resume(id);
        }
    }

    private boolean running(InstanceId id) {
        return hypervisor.observe(id).state() == VmState.RUNNING;
    }
}
