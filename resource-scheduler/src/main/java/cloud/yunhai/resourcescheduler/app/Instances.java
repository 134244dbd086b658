package cloud.yunhai.resourcescheduler.app;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.SshKeyId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import org.jspecify.annotations.Nullable;

/// The records of instances. Changes made within a saga carry its fencing token.
public interface Instances {
    /// The record.
    Instance get(InstanceId instance);

    /// The record, if it is this tenant's.
    Instance get(TenantId tenant, InstanceId instance);

    /// The name of a host.
    String hostName(HostId host);

    /// A tenant's public key, one line.
    String publicKey(TenantId tenant, SshKeyId key);

    /// Records how an operation ended.
    void recordState(InstanceId instance, InstanceState state, @Nullable String reason);

    /// FAILED with the reason; everything claimed goes back.
    void recordCreationFailed(InstanceId instance, String reason);

    /// Gone: everything claimed goes back.
    void remove(InstanceId instance);
}
