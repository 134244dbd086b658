package cloud.yunhai.dbproxy.endpoint;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.registry.TServiceEntry;
import cloud.yunhai.common.idl.registry.TServiceView;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.Caller;
import cloud.yunhai.dbproxy.app.Registry;
import cloud.yunhai.dbproxy.app.store.Processes.Entry;
import java.time.Duration;
import java.util.List;

/// Which process serves what; each enters itself only.
public final class RegistryHandler implements cloud.yunhai.common.idl.registry.Registry.Iface {
    private final Registry registry;

    /// In front of it.
    public RegistryHandler(Registry registry) {
        this.registry = registry;
    }

    @Override
    public void renew(List<TServiceEntry> entries, int ttlMillis) {
        Caller caller = CallContext.current().requireCaller();
        for (TServiceEntry entry : entries) {
            if (!caller.module().equals(entry.getModuleName())) {
                throw new CloudException(
                        ErrorCode.DENIED, "module: " + entry.getModuleName() + " (expected: the caller's own)");
            }
            String host = Edge.required(entry.getHost(), "host");
            if (!caller.covers(host)) {
                throw new CloudException(
                        ErrorCode.FOREIGN_HOST,
                        "host: " + host + " (expected: one that the caller's certificate names)");
            }
        }
        registry.renew(entries.stream().map(RegistryHandler::decode).toList(), Duration.ofMillis(ttlMillis));
    }

    private static Entry decode(TServiceEntry entry) {
        return new Entry(
                entry.getModuleName(),
                entry.getHost(),
                Edge.required(entry.getAddress(), "address"),
                Edge.required(entry.getVersion(), "version"),
                Edge.instant(entry.getStartedMicros()),
                entry.getProcessId());
    }

    @Override
    public TServiceView entries(long sinceVersion) {
        Registry.View view = registry.entries(sinceVersion);
        return new TServiceView(
                view.version(),
                view.changed(),
                view.entries().stream().map(RegistryHandler::encode).toList());
    }

    private static TServiceEntry encode(Entry entry) {
        return new TServiceEntry(
                entry.module(),
                entry.host(),
                entry.address(),
                entry.version(),
                Edge.micros(entry.startedAt()),
                entry.processId());
    }
}
