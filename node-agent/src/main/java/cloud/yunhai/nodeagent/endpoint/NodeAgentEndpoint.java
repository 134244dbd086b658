package cloud.yunhai.nodeagent.endpoint;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.nodeagent.NodeAgent;
import cloud.yunhai.common.idl.nodeagent.TServiceState;
import cloud.yunhai.common.idl.nodeagent.TServiceStatus;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.idl.types.THostFacts;
import cloud.yunhai.common.idl.types.THostLoad;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.Deadline;
import cloud.yunhai.nodeagent.app.HostView;
import cloud.yunhai.nodeagent.app.Processes;
import cloud.yunhai.nodeagent.app.ServiceCommands;
import cloud.yunhai.nodeagent.core.Check;
import cloud.yunhai.nodeagent.core.ServiceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The agent's TIP face.
public final class NodeAgentEndpoint implements NodeAgent.Iface {
    /// Kept from the caller's time, so that the answer arrives in it.
    private static final Duration WAY_BACK = Duration.ofMillis(500);

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long MICROS = 1_000_000;
    private static final int NANOS_PER_MICRO = 1000;

    private final ServiceCommands services;
    private final Processes processes;
    private final HostView host;

    public NodeAgentEndpoint(ServiceCommands services, Processes processes, HostView host) {
        this.services = services;
        this.processes = processes;
        this.host = host;
    }

    @Override
    public List<TServiceStatus> services() {
        return services.list().stream().map(this::encode).toList();
    }

    @Override
    public TServiceStatus start(TActor actor, String name) {
        return encode(services.start(words(actor), name, waiting()));
    }

    @Override
    public TServiceStatus stop(TActor actor, String name) {
        return encode(services.stop(words(actor), name, waiting()));
    }

    @Override
    public TServiceStatus restart(TActor actor, String name) {
        return encode(services.restart(words(actor), name, waiting()));
    }

    @Override
    public THostFacts facts() {
        return ThriftCodec.encode(host.facts(), THostFacts.class);
    }

    @Override
    public THostLoad load() {
        return ThriftCodec.encode(host.load(), THostLoad.class);
    }

    private static String words(TActor actor) {
        return actor.getKind() + " " + actor.getName() + " (" + actor.getId() + ")";
    }

    private static Duration waiting() {
        Deadline deadline = CallContext.current().deadline();
        return deadline == null ? LONGEST : deadline.remaining().minus(WAY_BACK);
    }

    private TServiceStatus encode(ServiceStatus status) {
        TServiceStatus encoded = new TServiceStatus()
                .setName(status.name())
                .setModuleName(status.spec().module())
                .setServiceState(TServiceState.valueOf(status.state().name()))
                .setRestarts(status.restarts())
                .setAddress(address(status.spec().check()));
        if (status.process() != null) {
            encoded.setPid(status.process().pid());
            processes.residentBytes(status.process()).ifPresent(encoded::setResidentBytes);
        }
        if (status.startedAt() != null) {
            encoded.setStartedAtMicros(micros(status.startedAt()));
        }
        if (status.lastExit() != null) {
            encoded.setLastExit(status.lastExit());
        }
        if (status.version() != null) {
            encoded.setVersion(status.version());
        }
        if (status.reason() != null) {
            encoded.setReason(status.reason());
        }
        return encoded;
    }

    private static String address(Check check) {
        return switch (check) {
            case Check.OverTip(var address) -> address;
            case Check.OverHttp(var url) -> url.getAuthority();
        };
    }

    private static long micros(Instant moment) {
        return moment.getEpochSecond() * MICROS + moment.getNano() / NANOS_PER_MICRO;
    }
}
