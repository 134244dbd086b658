package cloud.yunhai.vmcontroller.adapter.sim;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.common.sim.SimulatedJournal;
import cloud.yunhai.vmcontroller.app.ConsolePart;
import cloud.yunhai.vmcontroller.app.Hypervisor;
import cloud.yunhai.vmcontroller.app.HypervisorListener;
import cloud.yunhai.vmcontroller.app.SeenVm;
import cloud.yunhai.vmcontroller.core.FilterSpec;
import cloud.yunhai.vmcontroller.core.FilterXml;
import cloud.yunhai.vmcontroller.core.Observation;
import cloud.yunhai.vmcontroller.core.VmSpec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A host in memory: what libvirt would answer, without a hypervisor.
public final class SimulatedHypervisor implements Hypervisor {
    private final String vmPrefix;
    private final String filterPrefix;
    private final SimulatedJournal journal;
    private final BooleanSupplier guestIgnoresButton;
    private final Map<InstanceId, SimulatedVm> vms = new LinkedHashMap<>();
    private final Map<String, String> filters = new TreeMap<>();
    private @Nullable HypervisorListener listener;

    /// @param guestIgnoresButton asked each time a power button is pressed
    public SimulatedHypervisor(String hostName, SimulatedJournal journal, BooleanSupplier guestIgnoresButton) {
        this.vmPrefix = "vm/" + hostName + "/";
        this.filterPrefix = "filter/" + hostName + "/";
        this.journal = journal;
        this.guestIgnoresButton = guestIgnoresButton;
    }

    /// Takes over what the journal knows of this host.
    void restore(String key, String value) {
        if (key.startsWith(vmPrefix)) {
            vms.put(InstanceId.parse(key.substring(vmPrefix.length())), SimulatedVm.parse(value));
        } else if (key.startsWith(filterPrefix)) {
            filters.put(key.substring(filterPrefix.length()), value);
        }
    }

    @Override
    public synchronized Observation observe(InstanceId id) {
        SimulatedVm vm = vms.get(id);
        return vm == null ? Observation.ABSENT : vm.observation();
    }

    @Override
    public synchronized List<SeenVm> list() {
        return vms.entrySet().stream()
                .map(vm -> new SeenVm(vm.getKey().text(), vm.getValue().observation(), false))
                .toList();
    }

    @Override
    public synchronized Optional<String> definition(InstanceId id) {
        return Optional.ofNullable(vms.get(id)).map(SimulatedVm::digest);
    }

    @Override
    public synchronized void define(VmSpec spec, OptionalLong fencingToken) {
        SimulatedVm before = vms.get(spec.instanceId());
        store(
                spec.instanceId(),
                before == null
                        ? new SimulatedVm(spec.digest(), Observation.of(VmState.OFF), 0)
                        : before.defined(spec.digest()));
    }

    @Override
    public void start(InstanceId id) {
        change(
                id,
                vm -> require(vm, VmState.OFF, VmState.CRASHED)
                        .in(VmState.RUNNING, "")
                        .booted());
    }

    @Override
    public void pressPowerButton(InstanceId id) {
        if (!guestIgnoresButton.getAsBoolean() && observe(id).state() == VmState.RUNNING) {
            change(id, vm -> vm.in(VmState.OFF, "the guest powered off"));
        }
    }

    @Override
    public void requestReboot(InstanceId id) {
        if (!guestIgnoresButton.getAsBoolean()) {
            change(id, vm -> require(vm, VmState.RUNNING).booted());
            tell().rebooted(id);
        }
    }

    @Override
    public void reset(InstanceId id) {
        change(id, vm -> require(vm, VmState.RUNNING, VmState.PAUSED).booted());
        tell().rebooted(id);
    }

    @Override
    public void switchOff(InstanceId id) {
        change(id, vm -> vm.observation().state() == VmState.OFF ? vm : vm.in(VmState.OFF, "it was switched off"));
    }

    @Override
    public void suspend(InstanceId id) {
        change(id, vm -> require(vm, VmState.RUNNING).in(VmState.PAUSED, ""));
    }

    @Override
    public void resume(InstanceId id) {
        change(id, vm -> require(vm, VmState.PAUSED).in(VmState.RUNNING, ""));
    }

    @Override
    public void remove(InstanceId id) {
        synchronized (this) {
            if (vms.remove(id) == null) {
                return;
            }
            journal.remove(vmPrefix + id.text());
        }
        tell().changed(id);
    }

    @Override
    public synchronized void ensureFilter(FilterSpec filter) {
        String digest = FilterXml.digest(filter);
        filters.put(filter.name(), digest);
        journal.put(filterPrefix + filter.name(), digest);
    }

    @Override
    public synchronized boolean hasFilter(String name) {
        return filters.containsKey(name);
    }

    @Override
    public synchronized void removeFilter(String name) {
        filters.remove(name);
        journal.remove(filterPrefix + name);
    }

    @Override
    public synchronized List<String> filters() {
        return List.copyOf(filters.keySet());
    }

    @Override
    public synchronized ConsolePart consoleLog(InstanceId id, long offset, int limit) {
        SimulatedVm vm = vms.get(id);
        String text = ("simulated guest " + id.text() + " begins\n").repeat(vm == null ? 0 : vm.boots());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int from = (int) Math.min(offset, bytes.length);
        return new ConsolePart(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + limit)), from);
    }

    @Override
    public void removeConsoleLog(InstanceId id) {
        // It goes with the VM.
    }

    @Override
    public synchronized void begin(HypervisorListener hears) {
        listener = hears;
        hears.connected();
    }

    @Override
    public Optional<String> trouble() {
        return Optional.empty();
    }

    /// Something happens to running VMs by itself.
    ///
    /// @param times to so many at most; 0: to all
    void happen(VmState state, String reason, int times) {
        List<InstanceId> running;
        synchronized (this) {
            running = vms.entrySet().stream()
                    .filter(vm -> vm.getValue().observation().state() == VmState.RUNNING)
                    .map(Map.Entry::getKey)
                    .limit(times == 0 ? Long.MAX_VALUE : times)
                    .toList();
        }
        running.forEach(id -> change(id, vm -> vm.in(state, reason)));
    }

    private void change(InstanceId id, UnaryOperator<SimulatedVm> change) {
        synchronized (this) {
            SimulatedVm before = vms.get(id);
            if (before == null) {
                throw CloudException.notFound("VM of instance", id.text());
            }
            store(id, change.apply(before));
        }
        tell().changed(id);
    }

    private void store(InstanceId id, SimulatedVm vm) {
        vms.put(id, vm);
        journal.put(vmPrefix + id.text(), vm.format());
    }

    private synchronized HypervisorListener tell() {
        return listener == null ? Nobody.INSTANCE : listener;
    }

    private static SimulatedVm require(SimulatedVm vm, VmState... states) {
        if (!Arrays.asList(states).contains(vm.observation().state())) {
            throw CloudException.of(ErrorCode.HYPERVISOR_FAILED, "the host could not change the instance's state")
                    .internal("it is " + vm.observation().state())
                    .build();
        }
        return vm;
    }

    /// Before anybody listens.
    private enum Nobody implements HypervisorListener {
        INSTANCE;

        @Override
        public void changed(InstanceId id) {
            // Nobody hears it.
        }

        @Override
        public void rebooted(InstanceId id) {
            // Nobody hears it.
        }

        @Override
        public void connected() {
            // Nobody hears it.
        }
    }
}
