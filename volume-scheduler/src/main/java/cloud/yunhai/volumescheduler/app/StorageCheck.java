package cloud.yunhai.volumescheduler.app;

import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.volumescheduler.core.Imbalance;
import cloud.yunhai.volumescheduler.core.StorageBalance;
import cloud.yunhai.volumescheduler.core.StorageBalance.Books;
import cloud.yunhai.volumescheduler.core.StorageHosts;
import cloud.yunhai.volumescheduler.core.StorageUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Proves that the books and the disks agree.
///
/// Both go on changing while they are read, one after the other. So what seems wrong is looked at a second
/// time, and
/// only what is wrong both times is told.
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
        List<Imbalance> both = new ArrayList<>(look());
        both.retainAll(first);
        return both;
    }

    private List<Imbalance> look() {
        Map<Host, StorageUse> disks = allHosts.each(StorageHosts.reachable(hosts.all()), storage::use);
        return StorageBalance.compare(new Books(volumes.all(), images.all(), instances.all()), disks);
    }
}
