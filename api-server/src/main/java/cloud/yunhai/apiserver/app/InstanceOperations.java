package cloud.yunhai.apiserver.app;

import cloud.yunhai.apicommon.representation.InstancePatch;
import cloud.yunhai.apicommon.representation.NewInstance;
import cloud.yunhai.apiserver.app.port.InstancePlan;
import cloud.yunhai.apiserver.app.port.InstanceStore;
import cloud.yunhai.apiserver.app.port.ListQuery;
import cloud.yunhai.apiserver.app.port.Listing;
import cloud.yunhai.apiserver.app.port.PhysicalWork;
import cloud.yunhai.apiserver.app.port.PhysicalWork.Accepted;
import cloud.yunhai.apiserver.app.port.PhysicalWork.Console;
import cloud.yunhai.apiserver.core.Faults;
import cloud.yunhai.apiserver.core.GuestPassword;
import cloud.yunhai.apiserver.core.LabelChanges;
import cloud.yunhai.apiserver.core.SubnetPlan;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceCommand;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.placement.PlacementDecision;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Instances: physical work goes to resource-scheduler, data to db-proxy.
public final class InstanceOperations {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);

    private final InstanceStore instances;
    private final PhysicalWork work;

    public InstanceOperations(InstanceStore instances, PhysicalWork work) {
        this.instances = instances;
        this.work = work;
    }

    public Instance get(UserRequest request, String id) {
        return instances.get(request.readScope(), id);
    }

    public Listing<Instance> list(ListQuery query) {
        return instances.list(query);
    }

    /// How many are in each state that some are in.
    public Map<InstanceState, Long> counts(UserRequest request) {
        return instances.counts(request.readScope());
    }

    /// Makes one. The password is wiped; only its crypt(3) hash goes on.
    public Accepted create(UserRequest request, NewInstance wanted) {
        String tenant = request.writeScope();
        Faults faults = new Faults();
        SubnetPlan.checkAddress(faults, "/address", wanted.address);
        faults.throwIfUnprocessable();
        String hash = wanted.password == null
                ? null
                : GuestPassword.hash(wanted.password, request.ids().salt());
        InstancePlan plan = new InstancePlan(
                new InstanceId(request.ids().id("instance")).text(),
                tenant,
                wanted.name,
                wanted.flavorId,
                wanted.imageId,
                wanted.provisioning,
                wanted.clusterId,
                wanted.subnetId,
                wanted.sshKeyId,
                wanted.securityGroupIds == null ? List.of() : List.copyOf(new LinkedHashSet<>(wanted.securityGroupIds)),
                wanted.labels == null ? Map.of() : new TreeMap<>(wanted.labels),
                wanted.address,
                hash);
        return References.inBody(wanted, () -> work.createInstance(request.actorFor(tenant), operation(request), plan));
    }

    /// Commands one.
    ///
    /// @param timeout how long the guest has before it is forced; null: the usual time
    public Accepted command(UserRequest request, String id, InstanceCommand command, @Nullable Duration timeout) {
        String tenant = request.writeScope();
        if (request.ifMatch() != null) {
            request.checkVersion(instances.get(tenant, id).version());
        }
        return work.commandInstance(
                request.actorFor(tenant),
                operation(request),
                tenant,
                id,
                command,
                timeout == null ? STOP_TIMEOUT : timeout);
    }

    public Instance change(UserRequest request, String id, InstancePatch patch) {
        String tenant = request.writeScope();
        return Changes.apply(
                request,
                () -> instances.get(tenant, id),
                Instance::version,
                now -> changed(now, patch),
                (changed, version) -> instances.update(request.actorFor(tenant), changed, version));
    }

    private static Instance changed(Instance now, InstancePatch patch) {
        return new Instance(
                now.id(),
                now.tenantId(),
                patch.name == null ? now.name() : patch.name,
                now.state(),
                now.stateReason(),
                now.flavorId(),
                now.vcpus(),
                now.memoryMib(),
                now.rootGib(),
                now.imageId(),
                now.provisioning(),
                now.clusterId(),
                now.hostId(),
                now.rootVolumeId(),
                now.nics(),
                now.sshKeyId(),
                now.securityGroupIds(),
                now.operationId(),
                now.operationKind(),
                LabelChanges.apply(now.labels(), patch.labels),
                now.createdAt(),
                now.updatedAt(),
                now.startedAt(),
                now.version());
    }

    public Console consoleLog(UserRequest request, String id, long offset, int limit) {
        return work.consoleLog(request.readScope(), id, offset, limit);
    }

    /// Why it is where it is.
    public PlacementDecision placement(UserRequest request, String id) {
        return instances.placement(get(request, id).id().text());
    }

    private static OperationId operation(UserRequest request) {
        return new OperationId(request.ids().id("operation"));
    }
}
