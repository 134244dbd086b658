package cloud.yunhai.common.tip;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who serves what, at one moment. Immutable; looked up by module, or by module and host among thousands.
public final class ServiceView {
    private static final ServiceView EMPTY = new ServiceView(List.of());

    private final List<ServiceEntry> entries;
    private final Map<String, List<ServiceEntry>> byModule = new HashMap<>();
    private final Map<String, List<ServiceEntry>> byModuleAndHost = new HashMap<>();

    public ServiceView(Collection<ServiceEntry> entries) {
        this.entries = List.copyOf(entries);
        for (ServiceEntry entry : this.entries) {
            byModule.computeIfAbsent(entry.module(), _ -> new ArrayList<>()).add(entry);
            byModuleAndHost
                    .computeIfAbsent(key(entry.module(), entry.host()), _ -> new ArrayList<>())
                    .add(entry);
        }
    }

    public static ServiceView empty() {
        return EMPTY;
    }

    public List<ServiceEntry> all() {
        return entries;
    }

    /// All live processes of a module.
    public List<ServiceEntry> of(String module) {
        return byModule.getOrDefault(module, List.of());
    }

    /// The processes of a module that speak for this host: none or one, or two for a moment after a restart.
    public List<ServiceEntry> of(String module, String host) {
        return byModuleAndHost.getOrDefault(key(module, host), List.of());
    }

    private static String key(String module, String host) {
        return module + " " + host;
    }
}
