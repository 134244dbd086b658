package cloud.yunhai.nodeagent.adapter.tip;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.idl.lifecycle.Lifecycle;
import cloud.yunhai.common.idl.lifecycle.THealthReport;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.HostPort;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.common.tip.TipRuntime;
import cloud.yunhai.nodeagent.core.Check;
import cloud.yunhai.nodeagent.core.ProbeResult;
import cloud.yunhai.nodeagent.core.ProbeResult.Answer;
import cloud.yunhai.nodeagent.core.ServiceSpec;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.thrift.TException;
import org.jspecify.annotations.Nullable;

/// Asks services by their Lifecycle, at the address where they were told to listen.
public final class LifecycleClients {
    private final TipRuntime tip;
    private final Duration timeout;
    private final Map<String, Lifecycle.Iface> clients = new ConcurrentHashMap<>();
    private final Map<String, String> versions = new ConcurrentHashMap<>();
    private final Set<String> answering = ConcurrentHashMap.newKeySet();

    public LifecycleClients(TipRuntime tip, Duration timeout) {
        this.tip = tip;
        this.timeout = timeout;
    }

    /// Whether the service lives, and its version.
    public ProbeResult probe(ServiceSpec spec, Check.OverTip check) {
        HostPort address = HostPort.parse(check.address());
        String silence = answering.contains(spec.name()) ? null : refused(address);
        if (silence != null) {
            return ProbeResult.silent(silence);
        }
        try {
            Lifecycle.Iface client = client(spec, address);
            THealthReport report = within(client::healthy);
            String version = versions.get(spec.name());
            if (version == null) {
                version = within(client::describe).getVersion();
                versions.put(spec.name(), version);
            }
            answering.add(spec.name());
            return new ProbeResult(answer(report), detail(report), version);
        } catch (CloudException failure) {
            answering.remove(spec.name());
            versions.remove(spec.name());
            return ProbeResult.silent(failure.code() + ": " + failure.userMessage());
        }
    }

    /// All meters of the service.
    public String metrics(ServiceSpec spec, Check.OverTip check) throws IOException {
        try {
            return within(client(spec, HostPort.parse(check.address()))::metrics);
        } catch (CloudException failure) {
            throw new IOException(failure.userMessage(), failure);
        }
    }

    /// A service that is only just starting does not listen yet; finding out so costs nothing and, unlike a
    /// failed call, does not make TIP leave it alone for a while.
    private @Nullable String refused(HostPort address) {
        try (Socket socket = new Socket()) {
            socket.connect(address.resolve(), Math.toIntExact(timeout.toMillis()));
            return null;
        } catch (IOException notListening) {
            return address + ": " + notListening.getMessage();
        }
    }

    private Lifecycle.Iface client(ServiceSpec spec, HostPort address) {
        return clients.computeIfAbsent(spec.name(), _ -> tip.clientAt(Lifecycle.Iface.class, spec.module(), address));
    }

    private interface Question<R> {
        R ask() throws TException;
    }

    private <R> R within(Question<R> question) {
        return CallContext.with().deadline(timeout).call(() -> Tip.call(question::ask));
    }

    private static Answer answer(THealthReport report) {
        return switch (report.getHealth()) {
            case HEALTHY -> Answer.HEALTHY;
            case DEGRADED -> Answer.DEGRADED;
            case UNHEALTHY -> Answer.UNHEALTHY;
        };
    }

    private static @Nullable String detail(THealthReport report) {
        Map<String, String> checks = new TreeMap<>(report.getChecks());
        return checks.isEmpty() || answer(report) == Answer.HEALTHY ? null : checks.toString();
    }
}
