package cloud.yunhai.common.testing;

import cloud.yunhai.common.idl.registry.Registry;
import cloud.yunhai.common.idl.registry.TServiceEntry;
import cloud.yunhai.common.idl.registry.TServiceView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The registry as db-proxy serves it, without a database and without expiry.
public final class InMemoryRegistry implements Registry.Iface {
    private final Map<String, TServiceEntry> entries = new LinkedHashMap<>();
    private long version = 1;

    @Override
    public synchronized void renew(List<TServiceEntry> renewed, int ttlMillis) {
        for (TServiceEntry entry : renewed) {
            String key = entry.getModuleName() + " " + entry.getHost() + " " + entry.getAddress();
            TServiceEntry before = ttlMillis == 0 ? entries.remove(key) : entries.put(key, entry);
            if (ttlMillis == 0 ? before != null : !entry.equals(before)) {
                version++;
            }
        }
    }

    @Override
    public synchronized TServiceView entries(long sinceVersion) {
        boolean changed = sinceVersion != version;
        return new TServiceView(version, changed, changed ? new ArrayList<>(entries.values()) : List.of());
    }

    /// The modules that have an entry now.
    public synchronized List<String> modules() {
        return entries.values().stream().map(TServiceEntry::getModuleName).toList();
    }
}
