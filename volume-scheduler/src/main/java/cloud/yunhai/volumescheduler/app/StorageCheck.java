package cloud.yunhai.volumescheduler.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.volumescheduler.core.Imbalance;
import cloud.yunhai.volumescheduler.core.StorageBalance;
import cloud.yunhai.volumescheduler.core.StorageBalance.Books;
import cloud.yunhai.volumescheduler.core.StorageHosts;
import cloud.yunhai.volumescheduler.core.StorageUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Proves that the books and the disks agree.
///
/// Both go on changing while they are read, the disks first. So what seems wrong is looked at a second time, and only
/// what is wrong both times is told. A host that cannot be asked is told too: silence proves nothing.
public final class StorageCheck {
    private final VolumeRecords volumes;
    private final ImageRecords images;
    private final InstanceRecords instances;
    private final HostRecords hosts;
    private final StorageHost storage;
    private final AllHosts allHosts;

    public StorageCheck(
            VolumeRecords volumes,
            ImageRecords images,
            InstanceRecords instances,
            HostRecords hosts,
            StorageHost storage,
            AllHosts allHosts) {
        this.volumes = volumes;
        this.images = images;
        this.instances = instances;
        this.hosts = hosts;
        this.storage = storage;
        this.allHosts = allHosts;
    }

    /// What does not add up; empty when all is right.
    public List<Imbalance> check() {
        List<Imbalance> first = look();
        if (first.isEmpty()) {
            return first;
        }
        Set<String> before = first.stream().map(Imbalance::key).collect(Collectors.toSet());
        return look().stream().filter(found -> before.contains(found.key())).toList();
    }

    private List<Imbalance> look() {
        List<Host> all = hosts.all();
        List<Imbalance> found = new ArrayList<>();
        StorageHosts.silent(all).forEach(host -> found.add(unreachable(host, "it does not report")));
        Map<Host, StorageUse> disks = new LinkedHashMap<>();
        allHosts.each(StorageHosts.reachable(all), this::ask).forEach((host, answer) -> {
            switch (answer) {
                case Answer.Use(StorageUse use) -> disks.put(host, use);
                case Answer.Silence(String why) -> found.add(unreachable(host, why));
            }
        });
        found.addAll(StorageBalance.compare(new Books(volumes.all(), images.all(), instances.all()), disks));
        return found;
    }

    private Answer ask(Host host) {
        try {
            return new Answer.Use(storage.use(host));
        } catch (CloudException failure) {
            return new Answer.Silence(failure.userMessage());
        }
    }

    private sealed interface Answer {
        record Use(StorageUse use) implements Answer {}

        record Silence(String why) implements Answer {}
    }

    private static Imbalance unreachable(Host host, String why) {
        return new Imbalance(host.name(), "reachable host", 1, 0, why);
    }
}
