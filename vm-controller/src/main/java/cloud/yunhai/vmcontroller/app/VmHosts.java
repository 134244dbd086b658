package cloud.yunhai.vmcontroller.app;

import cloud.yunhai.common.error.CloudException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The hosts that this process speaks for: one, or hundreds of simulated ones.
public final class VmHosts {
    private final Map<String, HostVms> hosts;
    private final Interceptor interceptor;

    public VmHosts(Map<String, HostVms> hosts, Interceptor interceptor) {
        this.hosts = new TreeMap<>(hosts);
        this.interceptor = interceptor;
    }

    /// Starts to hear and to report.
    public void begin() {
        hosts.values().forEach(HostVms::begin);
    }

    /// Does a call of the interface on one host.
    public <T> T on(String hostName, String method, Function<HostVms, T> call) {
        @Nullable HostVms host = hosts.get(hostName);
        if (host == null) {
            throw CloudException.notFound("host here named", hostName);
        }
        return interceptor.around(hostName, method, () -> call.apply(host));
    }

    /// What is wrong with the hosts, by name; empty when all is well.
    public Map<String, String> troubles() {
        Map<String, String> troubles = new TreeMap<>();
        hosts.forEach((name, host) -> host.trouble().ifPresent(trouble -> troubles.put(name, trouble)));
        return troubles;
    }
}
