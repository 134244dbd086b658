package cloud.yunhai.apiserver.app.port;

import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.placement.PlacementDecision;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Instances, as far as they are data.
public interface InstanceStore extends Reader<Instance> {
    /// Name and labels.
    Instance update(Actor actor, Instance instance, long version);

    /// How many are in each state that some are in.
    ///
    /// @param tenantId whose are counted; null: all
    Map<InstanceState, Long> counts(@Nullable String tenantId);

    /// Why it is where it is.
    PlacementDecision placement(String instanceId);
}
