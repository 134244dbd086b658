package cloud.yunhai.volumescheduler.core;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.host.Driver;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostLoad;
import cloud.yunhai.common.model.host.HostRole;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.id.ImageId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Which storage host does what.
public final class StorageHosts {
    private static final Comparator<Host> REAL_FIRST =
            Comparator.comparing((Host host) -> host.driver() == Driver.SIMULATED);

    private StorageHosts() {}

    /// The hosts that an image may be imported to, the best first.
    ///
    /// Goals: the bytes land where there is room; a try that was cut short is gone on with where its bytes
    /// lie, by whichever process does it. So the order must not turn with every gibibyte that others write.
    ///
    /// How it works: a real host before a simulated one, which has no bytes to hand on; then those with at
    /// least half as much free space as the best of them; among these a hash of image and host decides, which
    /// is the same each time and spreads the images.
    public static List<Host> forImport(ImageId image, List<Host> hosts) {
        List<Host> fit = hosts.stream()
                .filter(host -> host.roles().contains(HostRole.STORAGE) && host.state() == HostState.UP)
                .toList();
        if (fit.isEmpty()) {
            throw new CloudException(ErrorCode.NO_STORAGE, "no storage host is up to take the image");
        }
        Map<Driver, Long> most = new EnumMap<>(Driver.class);
        fit.forEach(host -> most.merge(host.driver(), freeGib(host), Math::max));
        Comparator<Host> roomyFirst =
                Comparator.comparing(host -> freeGib(host) < most.getOrDefault(host.driver(), 0L) / 2);
        return fit.stream()
                .sorted(REAL_FIRST
                        .thenComparing(roomyFirst)
                        .thenComparing(host -> share(image, host))
                        .thenComparing(Host::name))
                .toList();
    }

    /// The hosts that can be asked what they have.
    public static List<Host> reachable(List<Host> hosts) {
        return hosts.stream()
                .filter(host -> host.roles().contains(HostRole.STORAGE))
                .filter(host -> host.state() == HostState.UP || host.state() == HostState.DRAINING)
                .toList();
    }

    /// The hosts that keep volumes and fell silent.
    public static List<Host> silent(List<Host> hosts) {
        return hosts.stream()
                .filter(host -> host.roles().contains(HostRole.STORAGE) && host.state() == HostState.DOWN)
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

    /// Evenly spread, and the same in every process.
    private static int share(ImageId image, Host host) {
        int mixed = (image.text() + host.id().text()).hashCode() * 0x9e3779b9;
        return mixed ^ mixed >>> 16;
    }

    private static long freeGib(Host host) {
        HostLoad load = host.load();
        return load == null ? host.storageGibTotal() - host.storageGibClaimed() : load.storageFreeGib();
    }
}
