package cloud.yunhai.common.testing;

import cloud.yunhai.common.tip.HostPort;
import cloud.yunhai.common.tip.ServiceEntry;
import cloud.yunhai.common.tip.StaticDiscovery;
import cloud.yunhai.common.tip.TipBuilder;
import cloud.yunhai.common.tip.TipRuntime;
import cloud.yunhai.common.tip.TipSecurity;
import cloud.yunhai.common.tip.TipSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The TIP of several processes in one JVM, over real sockets on free ports, without TLS, known to each other without a
/// registry. Callers are who they say, and the table of rights holds, so give each process its true module.
///
/// ```java
/// try (var cloud = new TipCloud()) {
///     cloud.serve("vm-controller", "h1", tip -> tip.serve("VmController", VmController.Iface.class, handler));
///     TipRuntime scheduler = cloud.caller("vm-scheduler", "h0");
///     VmController.Iface controller = scheduler.client(VmController.Iface.class, "vm-controller", "h1");
/// ```
public final class TipCloud implements AutoCloseable {
    private final StaticDiscovery discovery = new StaticDiscovery();
    private final List<TipRuntime> processes = new ArrayList<>();

    /// Starts a process that speaks for one host; found by module, and by module and host.
    public TipRuntime serve(String module, String host, UnaryOperator<TipBuilder> services) {
        return serve(settings(module, host), services);
    }

    /// Starts a process with settings of its own.
    public synchronized TipRuntime serve(TipSettings settings, UnaryOperator<TipBuilder> services) {
        TipRuntime process = services.apply(
                        TipRuntime.builder(settings).discovery(discovery).onStop(() -> {}))
                .start();
        processes.add(process);
        settings.hosts().forEach(host -> discovery.put(settings.module(), host, process.address()));
        return process;
    }

    /// A process that only calls.
    public synchronized TipRuntime caller(String module, String host) {
        TipRuntime process = TipRuntime.builder(settings(module, host).callingOnly())
                .discovery(discovery)
                .start();
        processes.add(process);
        return process;
    }

    /// Plain settings on a free port, to be changed with their `with` methods.
    public static TipSettings settings(String module, String host) {
        return TipSettings.of(module, host, new HostPort("127.0.0.1", 0), List.of(), new TipSecurity.PlainForTests());
    }

    /// Who knows whom; a test may add and remove.
    public StaticDiscovery discovery() {
        return discovery;
    }

    /// Ends one process and takes it out of the discovery.
    public synchronized void stop(TipRuntime process) {
        HostPort address = process.address();
        process.close();
        processes.remove(process);
        List<ServiceEntry> gone = discovery.view().all().stream()
                .filter(entry -> entry.address().equals(address))
                .toList();
        gone.forEach(entry -> discovery.remove(entry.module(), entry.host(), entry.address()));
    }

    @Override
    public synchronized void close() {
        processes.forEach(TipRuntime::close);
        processes.clear();
    }
}
