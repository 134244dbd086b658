package cloud.yunhai.vmcontroller.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.vmcontroller.core.FilterSpec;
import cloud.yunhai.vmcontroller.core.FilterXml;
import cloud.yunhai.vmcontroller.core.Observation;
import cloud.yunhai.vmcontroller.core.VmSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The VMs of one host: every command ensures, whatever the state it finds, and answers what it then sees.
public final class HostVms {
    private final Hypervisor hypervisor;
    private final VmRecords records;
    private final Generations generations;
    private final HostReporter reporter;
    private final InstantSource clock;
    private final VmTurns turns;
    private final Signals signals = new Signals();

    /// Nothing is reported before [#begin].
    public HostVms(
            Hypervisor hypervisor,
            VmRecords records,
            Generations generations,
            HostReporter reporter,
            InstantSource clock) {
        this.hypervisor = hypervisor;
        this.records = records;
        this.generations = generations;
        this.reporter = reporter;
        this.clock = clock;
        this.turns = new VmTurns(records, reporter);
    }

    /// Starts to hear and to report.
    public void begin() {
        reporter.begin(this);
        hypervisor.begin(new HypervisorListener() {
            @Override
            public void changed(InstanceId id) {
                signals.happened(id, false);
                reporter.changed(id);
            }

            @Override
            public void rebooted(InstanceId id) {
                signals.happened(id, true);
            }

            @Override
            public void connected() {
                reporter.reportAll();
            }
        });
    }

    /// The filter is in force before the VM starts, and changes for one that runs. Repeated: no change. A caller
    /// that is no saga (it brings changed rules) changes a filter that is there, and makes none: the VM may be
    /// gone since it looked.
    public void ensureFilter(InstanceId id, FilterSpec filter) {
        turns.turn(id, () -> {
            String digest = FilterXml.digest(filter);
            VmRecord record = records.get(id);
            if (VmTurns.token().isEmpty() && !record.filters().containsKey(filter.name())) {
                return true;
            }
            if (!digest.equals(record.filters().get(filter.name())) || !hypervisor.hasFilter(filter.name())) {
                // Remembered before it is made, so that it is found whatever happens in between.
                records.put(id, record.withFilter(filter.name(), ""));
                hypervisor.ensureFilter(filter);
                records.put(id, record.withFilter(filter.name(), digest));
            }
            return true;
        });
    }

    /// None of the VM's filters is left.
    public void removeFilters(InstanceId id) {
        turns.turn(id, () -> {
            forgetFilters(id);
            return true;
        });
    }

    /// Defined as said and running.
    public Vm ensureStarted(VmSpec spec) {
        InstanceId id = spec.instanceId();
        return turns.turn(id, () -> {
            Observation seen = hypervisor.observe(id);
            boolean asDefined = hypervisor.definition(id).equals(Optional.of(spec.digest()));
            if (seen.active() && !asDefined) {
                throw new CloudException(
                        ErrorCode.WRONG_STATE, "the instance runs with other settings; it must be stopped first");
            }
            if (!asDefined) {
                hypervisor.define(spec, VmTurns.token());
            }
            if (seen.state() == VmState.PAUSED) {
                hypervisor.resume(id);
            } else if (seen.active()) {
                return answer(id);
            } else {
                switchOffRemains(id, seen);
                hypervisor.start(id);
            }
            return answer(id);
        });
    }

    /// Off: asked first, then switched off.
    public Vm stop(InstanceId id, Duration timeout) {
        return new PowerDown(this, hypervisor).stop(id, timeout);
    }

    /// Off, now.
    public Vm forceStop(InstanceId id) {
        return turns.turn(id, () -> {
            if (present(id).active() || crashed(id)) {
                hypervisor.switchOff(id);
            }
            return answer(id);
        });
    }

    /// The guest begins anew, once for each id of a reboot: asked first, then reset.
    public Vm reboot(InstanceId id, String rebootId, Duration timeout) {
        return new Reboot(this, hypervisor, records).reboot(id, rebootId, timeout);
    }

    /// Stands still.
    public Vm suspend(InstanceId id) {
        return turns.turn(id, () -> {
            requireActive(present(id));
            if (present(id).state() == VmState.RUNNING) {
                hypervisor.suspend(id);
            }
            return answer(id);
        });
    }

    /// Runs again.
    public Vm resume(InstanceId id) {
        return turns.turn(id, () -> {
            requireActive(present(id));
            if (present(id).state() == VmState.PAUSED) {
                hypervisor.resume(id);
            }
            return answer(id);
        });
    }

    /// Nothing of the VM is left but its fence.
    public void remove(InstanceId id) {
        turns.turn(id, () -> {
            hypervisor.remove(id);
            forgetFilters(id);
            hypervisor.removeConsoleLog(id);
            records.put(id, records.get(id).removed(clock.instant()));
            reporter.told(id, Observation.ABSENT);
            return true;
        });
    }

    /// Forgets the VMs that have been gone for so long.
    public void sweep(Duration kept) {
        new Forgetting(hypervisor, records, turns, clock).sweep(kept);
    }

    /// What the VM is doing.
    public Vm observe(InstanceId id) {
        return look(id);
    }

    /// Everything on the host, seen at one moment.
    public HostView list() {
        long generation = generations.next();
        return new HostView(
                generation,
                hypervisor.list().stream()
                        .map(vm -> new Vm(vm.name(), vm.observation(), generation, vm.foreign()))
                        .toList());
    }

    /// The names of the platform's filters.
    public List<String> filters() {
        return hypervisor.filters();
    }

    /// A part of the console's log.
    public ConsolePart consoleLog(InstanceId id, long offset, int limit) {
        return hypervisor.consoleLog(id, offset, limit);
    }

    /// One sentence when the hypervisor cannot be reached.
    public Optional<String> trouble() {
        return hypervisor.trouble();
    }

    VmTurns turns() {
        return turns;
    }

    Signals signals() {
        return signals;
    }

    /// What is seen now, as the answer of a command: it need not be reported again.
    Vm answer(InstanceId id) {
        Vm vm = look(id);
        reporter.told(id, vm.observation());
        return vm;
    }

    /// What is seen now; the number is taken first, see [Generations].
    Vm look(InstanceId id) {
        long generation = generations.next();
        return new Vm(id.text(), hypervisor.observe(id), generation, false);
    }

    /// As [Hypervisor#observe], of a VM that must be there.
    Observation present(InstanceId id) {
        Observation seen = hypervisor.observe(id);
        if (seen.state() == VmState.ABSENT) {
            throw CloudException.notFound("VM of instance", id.text());
        }
        return seen;
    }

    static void requireActive(Observation seen) {
        if (!seen.active()) {
            throw new CloudException(ErrorCode.WRONG_STATE, "the instance does not run");
        }
    }

    private boolean crashed(InstanceId id) {
        return hypervisor.observe(id).state() == VmState.CRASHED;
    }

    /// A crashed VM may still have its process.
    private void switchOffRemains(InstanceId id, Observation seen) {
        if (seen.state() == VmState.CRASHED) {
            hypervisor.switchOff(id);
        }
    }

    private void forgetFilters(InstanceId id) {
        VmRecord record = records.get(id);
        Map<String, String> filters = record.filters();
        if (!filters.isEmpty()) {
            filters.keySet().forEach(hypervisor::removeFilter);
            records.put(id, record.withoutFilters());
        }
    }
}
