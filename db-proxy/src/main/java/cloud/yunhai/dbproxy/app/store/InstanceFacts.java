package cloud.yunhai.dbproxy.app.store;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.placement.PlacementDecision;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Facts about instances that are not the tenant's to see.
public interface InstanceFacts {
    /// Notes that a host reported this generation of an instance.
    ///
    /// @return false if a newer one of the same host was noted before
    boolean observed(InstanceId instanceId, HostId hostId, long generation);

    /// Forgets what hosts reported.
    void forgetObservation(InstanceId instanceId);

    /// Enters the instance in its groups.
    void join(InstanceId instanceId, Collection<SecurityGroupId> groups);

    /// Takes the instance out of its groups.
    void leaveGroups(InstanceId instanceId);

    /// The instances of these groups that are on a host.
    List<Instance> members(Collection<SecurityGroupId> groups);

    /// Whether any instance is in the group.
    boolean hasMembers(SecurityGroupId group);

    /// All instances that are on a host, locked in the order of their ids.
    List<Instance> lockOnHost(HostId hostId);

    /// All instances that are on a host.
    List<Instance> onHost(HostId hostId);

    /// Idle instances on hosts that are DOWN which do not say so yet.
    List<InstanceId> silentlyUnreachable(int limit);

    /// How many are in each state that some are in, without those that are gone.
    ///
    /// @param tenantId null: of all tenants
    Map<InstanceState, Long> countByState(@Nullable String tenantId);

    /// Keeps the reasons of the newest placement.
    void keepDecision(PlacementDecision decision);

    /// The reasons of the newest placement.
    Optional<PlacementDecision> decision(InstanceId instanceId);
}
