package cloud.yunhai.resourcescheduler.saga;

import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.SubnetId;
import org.jspecify.annotations.Nullable;

/// What the record of a new instance does not hold. The hash of the guest's password is the saga's secret.
public record NewInstanceInput(
        InstanceId instance,
        @Nullable SubnetId subnet,
        @Nullable String address) {}
