package cloud.yunhai.resourcescheduler.saga;

import static cloud.yunhai.common.saga.StepSettings.by;

import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.common.saga.Effect;
import cloud.yunhai.common.saga.Output;
import cloud.yunhai.common.saga.RetryPolicy;
import cloud.yunhai.common.saga.Saga;
import cloud.yunhai.common.saga.SagaContext;
import cloud.yunhai.common.saga.Undo;
import cloud.yunhai.resourcescheduler.app.Cloud;
import java.time.Duration;

/// The sagas that are one command to a VM and the record of what it led to.
///
/// None is undone: a guest that was powered off is not powered on again because a record failed. When the
/// command fails the instance's state becomes what its host sees, or stays where the host does not answer.
public final class CommandSagas {
    private static final Output<VmState> SEEN = Output.of("command", VmState.class);

    /// Covers the longest time-out that a tenant may give a guest, and some.
    private static final RetryPolicy WAITING = RetryPolicy.within(Duration.ofMinutes(6));

    private final Cloud cloud;

    public CommandSagas(Cloud cloud) {
        this.cloud = cloud;
    }

    /// Asks the guest to power off; forced after the time-out.
    public Saga<InstanceCommandInput> stop() {
        return command("stop-instance", saga -> cloud.vms().stop(id(saga), timeout(saga)));
    }

    /// Powers off.
    public Saga<InstanceCommandInput> forceStop() {
        return command("force-stop-instance", saga -> cloud.vms().forceStop(id(saga)));
    }

    /// Reboots; forced after the time-out. The operation's id makes it happen once.
    public Saga<InstanceCommandInput> reboot() {
        return command("reboot-instance", saga -> cloud.vms().reboot(id(saga), saga.operationId(), timeout(saga)));
    }

    /// Pauses.
    public Saga<InstanceCommandInput> suspend() {
        return command("suspend-instance", saga -> cloud.vms().suspend(id(saga)));
    }

    /// Lets run on.
    public Saga<InstanceCommandInput> resume() {
        return command("resume-instance", saga -> cloud.vms().resume(id(saga)));
    }

    private Saga<InstanceCommandInput> command(String name, VmCommand command) {
        Effect<InstanceCommandInput> record = saga -> {
            InstanceState state = InstanceState.STOPPED.observed(saga.get(SEEN));
            cloud.instances().recordState(id(saga), state, null);
        };
        return Saga.named(name, 1, InstanceCommandInput.class)
                .step(SEEN, command::run, Undo.none(), by("vm-scheduler").action(WAITING))
                .step("record", record, Undo.none(), by("db-proxy"))
                .whenUnwound(saga -> recordSeen(cloud, saga))
                .build();
    }

    /// After a failed command: the truth, as far as it can be had.
    static void recordSeen(Cloud cloud, SagaContext<InstanceCommandInput> saga) {
        InstanceState state = cloud.instances().get(id(saga)).state();
        VmState seen;
        try {
            seen = cloud.vms().observe(id(saga));
        } catch (RuntimeException hostIsSilent) {
            cloud.instances().recordState(id(saga), state, Outcomes.reason(saga));
            return;
        }
        cloud.instances().recordState(id(saga), state.observed(seen), Outcomes.reason(saga));
    }

    private static InstanceId id(SagaContext<InstanceCommandInput> saga) {
        return saga.input().instance();
    }

    private static Duration timeout(SagaContext<InstanceCommandInput> saga) {
        return Duration.ofMillis(saga.input().timeoutMillis());
    }

    /// Tells the VM and answers what was seen of it afterwards.
    private interface VmCommand {
        VmState run(SagaContext<InstanceCommandInput> saga);
    }
}
