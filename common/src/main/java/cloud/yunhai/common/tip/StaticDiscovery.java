package cloud.yunhai.common.tip;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A view set by hand: for tests, and for processes that know their one target.
public final class StaticDiscovery implements Discovery {
    private volatile ServiceView view = ServiceView.empty();

    @Override
    public ServiceView view() {
        return view;
    }

    /// Adds a process; replaces the one that speaks for the same host from the same address.
    public synchronized StaticDiscovery put(String module, String host, HostPort address) {
        List<ServiceEntry> entries = without(module, host, address);
        entries.add(new ServiceEntry(module, host, address, "static", Instant.EPOCH, 0));
        view = new ServiceView(entries);
        return this;
    }

    /// Takes a process out.
    public synchronized void remove(String module, String host, HostPort address) {
        view = new ServiceView(without(module, host, address));
    }

    private List<ServiceEntry> without(String module, String host, HostPort address) {
        List<ServiceEntry> entries = new ArrayList<>(view.all());
        entries.removeIf(entry -> entry.module().equals(module)
                && entry.host().equals(host)
                && entry.address().equals(address));
        return entries;
    }

    @Override
    public void refreshSoon() {
        // A view set by hand changes by hand.
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
