package cloud.yunhai.volumescheduler.core;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.host.Driver;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostLoad;
import cloud.yunhai.common.model.host.HostRole;
import cloud.yunhai.common.model.host.HostState;
import java.util.Comparator;
import java.util.List;

/// Which storage host does what.
public final class StorageHosts {
    private static final Comparator<Host> REAL_FIRST =
            Comparator.comparing((Host host) -> host.driver() == Driver.SIMULATED);
    private static final Comparator<Host> MOST_FREE =
            Comparator.comparingLong(StorageHosts::freeGib).reversed();

    private StorageHosts() {}

    /// The hosts that an image may be imported to, the best first: a real host before a simulated one,
    /// which has no
    /// bytes to hand on; then the one with the most free space; then by name, so that the order is the same
    /// each
    /// time.
    public static List<Host> forImport(List<Host> hosts) {
        List<Host> fit = hosts.stream()
                .filter(host -> host.roles().contains(HostRole.STORAGE) && host.state() == HostState.UP)
                .sorted(REAL_FIRST.thenComparing(MOST_FREE).thenComparing(Host::name))
                .toList();
        if (fit.isEmpty()) {
            throw new CloudException(ErrorCode.NO_STORAGE, "no storage host is up to take the image");
        }
        return fit;
    }

    /// The hosts that can be asked what they have.
    public static List<Host> reachable(List<Host> hosts) {
        return hosts.stream()
                .filter(host -> host.roles().contains(HostRole.STORAGE))
                .filter(host -> host.state() == HostState.UP || host.state() == HostState.DRAINING)
                .toList();
    }

    /// Refuses a host that keeps no volumes.
    public static Host requireStorage(Host host) {
        if (!host.roles().contains(HostRole.STORAGE)) {
            throw CloudException.of(ErrorCode.NO_STORAGE, "host " + host.name() + " keeps no volumes")
                    .detail("host", host.name())
                    .build();
        }
        return host;
    }

    private static long freeGib(Host host) {
        HostLoad load = host.load();
        return load == null ? host.storageGibTotal() - host.storageGibClaimed() : load.storageFreeGib();
    }
}
