package cloud.yunhai.resourcescheduler.testing;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.id.FlavorId;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.OperationId;
import cloud.yunhai.common.model.id.SshKeyId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.operation.OperationKind;
import cloud.yunhai.resourcescheduler.app.Instances;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Records of instances that are only read.
public final class InMemoryInstances implements Instances {
    private final Map<InstanceId, Instance> instances = new HashMap<>();

    public Instance add(
            TenantId tenant, InstanceState state, @Nullable HostId host, @Nullable OperationKind inProgress) {
        Instance instance = new Instance(
                InstanceId.next(),
                tenant,
                "web-1",
                state,
                null,
                FlavorId.next(),
                1,
                128,
                1,
                ImageId.next(),
                Provisioning.OVERLAY,
                null,
                host,
                null,
                List.of(),
                null,
                List.of(),
                inProgress == null ? null : OperationId.next(),
                inProgress,
                Map.of(),
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                1);
        instances.put(instance.id(), instance);
        return instance;
    }

    @Override
    public Instance get(InstanceId instance) {
        Instance found = instances.get(instance);
        if (found == null) {
            throw CloudException.notFound("instance", instance.text());
        }
        return found;
    }

    @Override
    public Instance get(TenantId tenant, InstanceId instance) {
        Instance found = get(instance);
        if (!found.tenantId().equals(tenant)) {
            throw CloudException.notFound("instance", instance.text());
        }
        return found;
    }

    @Override
    public String hostName(HostId host) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String publicKey(TenantId tenant, SshKeyId key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void recordState(InstanceId instance, InstanceState state, @Nullable String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void recordCreationFailed(InstanceId instance, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void remove(InstanceId instance) {
        throw new UnsupportedOperationException();
    }
}
