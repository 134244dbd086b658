package cloud.yunhai.apiserver.app.port;

import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.placement.PlacementDecision;

/// Instances, as far as they are data.
public interface InstanceStore extends Reader<Instance> {
    /// Name and labels.
    Instance update(Actor actor, Instance instance, long version);

    /// Why it is where it is.
    PlacementDecision placement(String instanceId);
}
