package cloud.yunhai.dbproxy.endpoint;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.TInstancePage;
import cloud.yunhai.common.idl.dbproxy.TNewInstance;
import cloud.yunhai.common.idl.dbproxy.TNewOperation;
import cloud.yunhai.common.idl.dbproxy.TSubmitted;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.idl.types.TInstance;
import cloud.yunhai.common.idl.types.TInstanceState;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.idl.types.TVmState;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.dbproxy.app.Instances;
import cloud.yunhai.dbproxy.app.NewInstance;
import cloud.yunhai.dbproxy.app.store.Page;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Instances.
public final class InstancesHandler implements cloud.yunhai.common.idl.dbproxy.Instances.Iface {
    private final Instances instances;

    /// In front of these.
    public InstancesHandler(Instances instances) {
        this.instances = instances;
    }

    @Override
    public TSubmitted submitCreate(TNewInstance instance, TNewOperation operation) {
        return SubmissionCodec.encode(
                instances.submitCreate(Edge.decode(instance, NewInstance.class), SubmissionCodec.decode(operation)));
    }

    @Override
    public TSubmitted submitCommand(String instanceId, List<TInstanceState> allowedStates, TNewOperation operation) {
        Set<InstanceState> states = allowedStates.stream()
                .map(state -> InstanceState.valueOf(state.name()))
                .collect(Collectors.toSet());
        return SubmissionCodec.encode(
                instances.submitCommand(id(instanceId), states, SubmissionCodec.decode(operation)));
    }

    @Override
    public TInstance get(String tenantId, String instanceId) {
        return encode(instances.get(Edge.tenant(tenantId), id(instanceId)));
    }

    @Override
    public TInstancePage listInstances(TPageRequest request) {
        Page<Instance> page = instances.list(Edge.page(request));
        return new TInstancePage(ThriftCodec.encodeAll(page.items(), TInstance.class))
                .setNextPageToken(page.nextPageToken());
    }

    @Override
    public TInstance update(TActor actor, String instanceId, long version, String name, Map<String, String> labels) {
        return encode(instances.update(
                Edge.actor(actor),
                id(instanceId),
                version,
                Edge.required(name, "name"),
                Edge.required(labels, "labels")));
    }

    @Override
    public TInstance recordState(String instanceId, TInstanceState state, @Nullable String reason) {
        return encode(instances.recordState(
                id(instanceId), Edge.constant(state, InstanceState.class, "instanceState"), reason));
    }

    @Override
    public TInstance recordCreationFailed(String instanceId, @Nullable String reason) {
        return encode(instances.recordCreationFailed(id(instanceId), reason));
    }

    @Override
    public TInstance observe(
            String hostId, String instanceId, TVmState vmState, long generation, @Nullable String reason) {
        return encode(instances.observe(
                Edge.id(hostId, HostId::parse),
                id(instanceId),
                Edge.constant(vmState, VmState.class, "vmState"),
                generation,
                reason));
    }

    @Override
    public void remove(String instanceId) {
        instances.remove(id(instanceId));
    }

    @Override
    public Map<TInstanceState, Long> countByState(@Nullable String tenantId) {
        Map<TInstanceState, Long> counts = new EnumMap<>(TInstanceState.class);
        instances
                .countByState(Edge.tenant(tenantId))
                .forEach((state, count) -> counts.put(TInstanceState.valueOf(state.name()), count));
        return counts;
    }

    @Override
    public List<TInstance> listOnHost(String hostId) {
        return ThriftCodec.encodeAll(instances.onHost(Edge.id(hostId, HostId::parse)), TInstance.class);
    }

    private static InstanceId id(String text) {
        return Edge.id(text, InstanceId::parse);
    }

    private static TInstance encode(Instance instance) {
        return ThriftCodec.encode(instance, TInstance.class);
    }
}
