package cloud.yunhai.iaasadmin.app;

import cloud.yunhai.apiclient.ListQuery;
import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apicommon.representation.HostRepresentation;
import cloud.yunhai.apicommon.representation.OperationRepresentation;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.iaasadmin.core.Share;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The platform at a glance.
///
/// @param instances how many are in each state
/// @param hosts how many are in each state
/// @param vcpus of the hosts that take part
/// @param services of all hosts
/// @param stuck what waits for an operator
/// @param failures the newest operations that failed
/// @param atWork how many operations are in progress
public record Overview(
        Map<InstanceState, Long> instances,
        Map<HostState, Long> hosts,
        Share vcpus,
        Share memory,
        Share storage,
        List<ServiceView> services,
        List<OperationRepresentation> stuck,
        List<OperationRepresentation> failures,
        long atWork) {
    private static final int HOSTS_MAX = 5_000;
    private static final int PAGE = 500;
    private static final int NEWEST = 8;

    /// How it is now.
    public static Overview of(YunhaiClient api) {
        Map<InstanceState, Long> instances = new EnumMap<>(InstanceState.class);
        api.instances().counts().states.forEach(one -> instances.put(one.state, one.count));
        List<HostView> hosts = api.hosts()
                .list(ListQuery.ALL.limit(PAGE))
                .limit(HOSTS_MAX)
                .map(HostView::of)
                .toList();
        return new Overview(
                instances,
                states(hosts),
                working(hosts).map(HostView::vcpus).reduce(new Share(0, 0), Share::plus),
                working(hosts).map(HostView::memory).reduce(new Share(0, 0), Share::plus),
                working(hosts).map(HostView::storage).reduce(new Share(0, 0), Share::plus),
                api.services().list().stream().map(ServiceView::new).toList(),
                newest(api, OperationState.STUCK),
                newest(api, OperationState.FAILED),
                atWork(api));
    }

    private static Map<HostState, Long> states(List<HostView> hosts) {
        Map<HostState, Long> states = new EnumMap<>(HostState.class);
        hosts.forEach(view -> states.merge(view.host().state, 1L, Long::sum));
        return states;
    }

    /// Those that have room for something new, or would have.
    private static Stream<HostView> working(List<HostView> hosts) {
        return hosts.stream().filter(view -> isWorking(view.host()));
    }

    private static boolean isWorking(HostRepresentation host) {
        return switch (host.state) {
            case UP, DRAINING -> true;
            case DOWN, RETIRED -> false;
        };
    }

    private static List<OperationRepresentation> newest(YunhaiClient api, OperationState state) {
        return api.operations()
                .page(ListQuery.ALL.where("state", state).limit(NEWEST))
                .items();
    }

    private static long atWork(YunhaiClient api) {
        return Stream.of(OperationState.RUNNING, OperationState.UNWINDING)
                .mapToLong(state -> api.operations()
                        .page(ListQuery.ALL.where("state", state).fields("id").limit(PAGE))
                        .items()
                        .size())
                .sum();
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// All instances.
    public long instanceCount() {
        return sum(instances);
    }

    /// All hosts.
    public long hostCount() {
        return sum(hosts);
    }

    /// How many services do their work.
    public long servicesUp() {
        return services.stream().filter(ServiceView::up).count();
    }

    /// Those that do not.
    public List<ServiceView> servicesNotUp() {
        return services.stream().filter(service -> !service.up()).toList();
    }

    /// Whether nothing asks for an operator.
    public boolean calm() {
        return stuck.isEmpty() && servicesNotUp().isEmpty() && !hosts.containsKey(HostState.DOWN);
    }
}
