package cloud.yunhai.vmscheduler.app;

import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.network.SecurityGroup;
import java.util.Collection;
import java.util.List;

/// Security groups as the database has them.
public interface GroupRecords {
    /// All groups of a tenant.
    List<SecurityGroup> ofTenant(TenantId tenant);

    /// The instances in these groups that are on a host.
    List<Instance> members(Collection<SecurityGroupId> groups);
}
