package cloud.yunhai.volumescheduler.app;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.volumescheduler.core.GuestSettings;

/// The media that guests read at their first boot, each on its instance's host.
public final class Seeds {
    private final HostRecords hosts;
    private final StorageHost storage;

    public Seeds(HostRecords hosts, StorageHost storage) {
        this.hosts = hosts;
        this.storage = storage;
    }

    /// Writes it; answers its path.
    public String ensure(HostId host, GuestSettings settings) {
        return storage.ensureSeed(hosts.get(host), settings);
    }

    public void removeIfPresent(HostId host, InstanceId instance) {
        storage.removeSeed(hosts.get(host), instance);
    }
}
