package cloud.yunhai.apiserver.adapter.dbproxy;

import static cloud.yunhai.apiserver.adapter.tip.TipPages.actor;
import static cloud.yunhai.apiserver.adapter.tip.TipPages.listing;

import cloud.yunhai.apiserver.app.port.InstanceStore;
import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.Instances;
import cloud.yunhai.common.idl.dbproxy.Placements;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.placement.PlacementDecision;
import cloud.yunhai.common.tip.Tip;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Instances at db-proxy.
public final class DbProxyInstances extends DbProxyReader<Instance> implements InstanceStore {
    private final Instances.Iface instances;
    private final Placements.Iface placements;

    public DbProxyInstances(Instances.Iface instances, Placements.Iface placements) {
        super(Instance.class, instances::get, request -> {
            var page = instances.listInstances(request);
            return listing(page.getItems(), page.getNextPageToken(), Instance.class);
        });
        this.instances = instances;
        this.placements = placements;
    }

    @Override
    public Instance update(Actor actor, Instance instance, long version) {
        return ThriftCodec.decode(
                Tip.call(() -> instances.update(
                        actor(actor), instance.id().text(), version, instance.name(), instance.labels())),
                Instance.class);
    }

    @Override
    public Map<InstanceState, Long> counts(@Nullable String tenantId) {
        Map<InstanceState, Long> counts = new EnumMap<>(InstanceState.class);
        Tip.call(() -> instances.countByState(tenantId))
                .forEach((state, count) -> counts.put(InstanceState.valueOf(state.name()), count));
        return counts;
    }

    @Override
    public PlacementDecision placement(String instanceId) {
        return ThriftCodec.decode(Tip.call(() -> placements.decision(instanceId)), PlacementDecision.class);
    }
}
