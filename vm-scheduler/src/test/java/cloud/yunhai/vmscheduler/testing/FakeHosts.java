package cloud.yunhai.vmscheduler.testing;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.vmscheduler.app.HostConnections;
import cloud.yunhai.vmscheduler.app.HostVms;
import cloud.yunhai.vmscheduler.app.SeenVm;
import cloud.yunhai.vmscheduler.core.security.EffectiveRule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The vm-controllers of all hosts, in memory.
public final class FakeHosts implements HostConnections {
    private final Map<String, FakeHost> hosts = new ConcurrentHashMap<>();
    private final Set<String> away = new HashSet<>();

    @Override
    public FakeHost of(String hostName) {
        return hosts.computeIfAbsent(hostName, FakeHost::new);
    }

    /// From here on this host does not answer.
    public void away(String hostName) {
        away.add(hostName);
    }

    /// From here on it answers again.
    public void back(String hostName) {
        away.remove(hostName);
    }

    /// One of them.
    public final class FakeHost implements HostVms {
        private final String name;
        public final Map<String, VmState> vms = new TreeMap<>();
        public final Map<String, NicRules> filters = new TreeMap<>();
        private final Map<InstanceId, List<String>> filtersOf = new HashMap<>();
        public final List<String> calls = new ArrayList<>();
        private long generation;

        private FakeHost(String name) {
            this.name = name;
        }

        /// What may pass a NIC that must have a filter.
        public List<EffectiveRule> rules(String nicId) {
            return Objects.requireNonNull(filters.get(nicId), nicId).rules();
        }

        private SeenVm answer(String call, InstanceId id, VmState state) {
            reached(call);
            vms.put(id.text(), state);
            return seen(id);
        }

        private synchronized void reached(String call) {
            if (away.contains(name)) {
                throw new CloudException(ErrorCode.UNAVAILABLE, "away");
            }
            calls.add(call);
        }

        private SeenVm seen(InstanceId id) {
            return new SeenVm(id.text(), vms.getOrDefault(id.text(), VmState.ABSENT), ++generation, null, false);
        }

        @Override
        public void ensureFilter(InstanceId id, NicRules nic) {
            reached("ensureFilter");
            filters.put(nic.nicId(), nic);
            filtersOf.computeIfAbsent(id, _ -> new ArrayList<>()).add(nic.nicId());
        }

        @Override
        public void removeFilters(InstanceId id) {
            reached("removeFilters");
            filtersOf.getOrDefault(id, List.of()).forEach(filters::remove);
        }

        @Override
        public SeenVm ensureStarted(Spec spec) {
            return answer("ensureStarted " + spec.name() + " " + spec.memoryMib(), spec.id(), VmState.RUNNING);
        }

        @Override
        public SeenVm stop(InstanceId id, Duration timeout) {
            return answer("stop " + timeout, id, VmState.OFF);
        }

        @Override
        public SeenVm forceStop(InstanceId id) {
            return answer("forceStop", id, VmState.OFF);
        }

        @Override
        public SeenVm reboot(InstanceId id, String rebootId, Duration timeout) {
            return answer("reboot " + rebootId, id, VmState.RUNNING);
        }

        @Override
        public SeenVm suspend(InstanceId id) {
            return answer("suspend", id, VmState.PAUSED);
        }

        @Override
        public SeenVm resume(InstanceId id) {
            return answer("resume", id, VmState.RUNNING);
        }

        @Override
        public void remove(InstanceId id) {
            reached("remove");
            vms.remove(id.text());
        }

        @Override
        public SeenVm observe(InstanceId id) {
            reached("observe");
            return seen(id);
        }

        @Override
        public List<SeenVm> list() {
            reached("list");
            return vms.entrySet().stream()
                    .map(vm -> new SeenVm(vm.getKey(), vm.getValue(), ++generation, null, false))
                    .toList();
        }

        @Override
        public List<String> filteredNics() {
            reached("filteredNics");
            return List.copyOf(filters.keySet());
        }

        @Override
        public ConsolePart consoleLog(InstanceId id, long offset, int limit) {
            reached("consoleLog");
            byte[] bytes = "console".getBytes(StandardCharsets.UTF_8);
            return new ConsolePart(bytes, offset, offset + bytes.length);
        }
    }
}
