package cloud.yunhai.apiserver.adapter.nodeagent;

import cloud.yunhai.apicommon.representation.ServiceRepresentation;
import cloud.yunhai.apicommon.representation.ServiceState;
import cloud.yunhai.apiserver.adapter.tip.TipPages;
import cloud.yunhai.apiserver.app.port.HostServices;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.idl.nodeagent.NodeAgent;
import cloud.yunhai.common.idl.nodeagent.TServiceStatus;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.ServiceEntry;
import cloud.yunhai.common.tip.ServiceView;
import cloud.yunhai.common.tip.Tip;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.function.Supplier;

/// The services of all hosts: every node-agent is asked, at the same time.
public final class NodeAgentServices implements HostServices, AutoCloseable {
    private static final String MODULE = "node-agent";
    private static final Duration BUDGET = Duration.ofSeconds(3);
    private static final int ASKED_AT_ONCE = 32;

    private final Supplier<ServiceView> registry;
    private final Function<String, NodeAgent.Iface> agentOf;
    private final ExecutorService askers = Executors.newFixedThreadPool(ASKED_AT_ONCE, threads());

    /// @param agentOf the node-agent that speaks for a host
    public NodeAgentServices(Supplier<ServiceView> registry, Function<String, NodeAgent.Iface> agentOf) {
        this.registry = registry;
        this.agentOf = agentOf;
    }

    @Override
    public List<ServiceRepresentation> list() {
        CallContext context = CallContext.with().deadline(BUDGET).context();
        List<Future<List<ServiceRepresentation>>> answers = new ArrayList<>();
        for (ServiceEntry agent : agents()) {
            Callable<List<ServiceRepresentation>> asking = () -> context.call(() -> ask(agent.host()));
            answers.add(askers.submit(asking));
        }
        List<ServiceRepresentation> services = new ArrayList<>();
        for (Future<List<ServiceRepresentation>> answer : answers) {
            services.addAll(Tip.call(answer::get));
        }
        services.sort(Comparator.comparing((ServiceRepresentation service) -> service.hostName)
                .thenComparing(service -> service.name));
        return services;
    }

    /// One process may speak for many hosts; it is asked once.
    private Collection<ServiceEntry> agents() {
        Map<String, ServiceEntry> byAddress = new LinkedHashMap<>();
        registry.get()
                .of(MODULE)
                .forEach(entry -> byAddress.putIfAbsent(entry.address().toString(), entry));
        return byAddress.values();
    }

    private List<ServiceRepresentation> ask(String host) {
        try {
            return Tip.call(() -> agentOf.apply(host).services()).stream()
                    .map(status -> represent(host, status))
                    .toList();
        } catch (CloudException failure) {
            ServiceRepresentation silent = new ServiceRepresentation();
            silent.hostName = host;
            silent.name = MODULE;
            silent.moduleName = MODULE;
            silent.state = ServiceState.UNHEALTHY;
            silent.restarts = 0;
            silent.reason = failure.userMessage();
            return List.of(silent);
        }
    }

    @Override
    public ServiceRepresentation command(Actor actor, String hostName, String service, Command command) {
        if (registry.get().of(MODULE, hostName).isEmpty()) {
            throw CloudException.notFound("host with a node-agent", hostName);
        }
        NodeAgent.Iface agent = agentOf.apply(hostName);
        TServiceStatus status = Tip.call(() -> switch (command) {
            case START -> agent.start(TipPages.actor(actor), service);
            case STOP -> agent.stop(TipPages.actor(actor), service);
            case RESTART -> agent.restart(TipPages.actor(actor), service);
        });
        return represent(hostName, status);
    }

    private static ServiceRepresentation represent(String host, TServiceStatus status) {
        ServiceRepresentation service = new ServiceRepresentation();
        service.hostName = host;
        service.name = status.getName();
        service.moduleName = status.getModuleName();
        service.state = ServiceState.valueOf(status.getServiceState().name());
        service.pid = status.isSetPid() ? (Long) status.getPid() : null;
        service.startedAt = status.isSetStartedAtMicros()
                ? Instant.EPOCH.plus(status.getStartedAtMicros(), ChronoUnit.MICROS)
                : null;
        service.restarts = status.getRestarts();
        service.lastExit = status.getLastExit();
        service.version = status.getVersion();
        service.address = status.getAddress();
        service.residentBytes = status.isSetResidentBytes() ? (Long) status.getResidentBytes() : null;
        service.reason = status.getReason();
        return service;
    }

    private static ThreadFactory threads() {
        return Thread.ofVirtual().name("node-agents-", 0).factory();
    }

    @Override
    public void close() {
        askers.shutdownNow();
    }
}
