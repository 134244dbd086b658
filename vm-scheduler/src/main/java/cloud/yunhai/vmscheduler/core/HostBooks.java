package cloud.yunhai.vmscheduler.core;

import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.VmState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compares the instances that the database has on a host with what the host has.
public final class HostBooks {
    private HostBooks() {}

    /// The differences. Instances with an operation in progress are about to change: they explain whatever
    /// is there.
    ///
    /// @param instances on this host, by the database
    /// @param vms on this host, by name
    /// @param filteredNics NICs that have a filter there
    public static List<Imbalance> compare(
            String hostName, List<Instance> instances, Map<String, VmState> vms, List<String> filteredNics) {
        List<Imbalance> found = new ArrayList<>();
        Set<String> known = new HashSet<>();
        Set<String> knownNics = new HashSet<>();
        Set<String> filtered = new HashSet<>(filteredNics);
        for (Instance instance : instances) {
            String id = instance.id().text();
            known.add(id);
            instance.nics().forEach(nic -> knownNics.add(nic.id().text()));
            if (instance.operationId() == null) {
                found.addAll(idle(hostName, instance, vms.getOrDefault(id, VmState.ABSENT), filtered));
            }
        }
        vms.keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new Imbalance(name, "vm", 0, 1, "host " + hostName + " has it, the database does not"))
                .forEach(found::add);
        filteredNics.stream()
                .filter(nic -> !knownNics.contains(nic))
                .map(nic -> new Imbalance(nic, "filter", 0, 1, "host " + hostName + " has it, the database does not"))
                .forEach(found::add);
        return found;
    }

    private static List<Imbalance> idle(String hostName, Instance instance, VmState vm, Set<String> filtered) {
        List<Imbalance> found = new ArrayList<>();
        boolean shouldRun = switch (instance.state()) {
            case RUNNING, PAUSED -> true;
            case CREATING, STOPPED, FAILED, CRASHED, UNREACHABLE, DELETED -> false;
        };
        boolean runs = vm == VmState.RUNNING || vm == VmState.PAUSED;
        if (shouldRun != runs) {
            found.add(new Imbalance(
                    instance.id().text(),
                    "running vm",
                    shouldRun ? 1 : 0,
                    runs ? 1 : 0,
                    "the database says " + instance.state() + ", host " + hostName + " says " + vm));
        }
        if (runs) {
            instance.nics().stream()
                    .filter(nic -> !filtered.contains(nic.id().text()))
                    .map(nic -> new Imbalance(
                            nic.id().text(), "filter", 1, 0, "its instance runs on host " + hostName + " without it"))
                    .forEach(found::add);
        }
        return found;
    }
}
