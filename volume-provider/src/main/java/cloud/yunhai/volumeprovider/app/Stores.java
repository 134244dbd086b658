package cloud.yunhai.volumeprovider.app;

import cloud.yunhai.common.error.CloudException;
import java.util.Map;

/// The stores of all the hosts that this process speaks for.
public final class Stores {
    private final Map<String, Store> byHost;

    public Stores(Map<String, Store> byHost) {
        this.byHost = Map.copyOf(byHost);
    }

    /// As [Store#sweep], of all.
    public void sweep() {
        byHost.values().forEach(Store::sweep);
    }

    /// The store of a host; NOT_FOUND for a host of another process.
    public Store of(String hostName) {
        Store store = byHost.get(hostName);
        if (store == null) {
            throw CloudException.notFound("host", hostName);
        }
        return store;
    }
}
