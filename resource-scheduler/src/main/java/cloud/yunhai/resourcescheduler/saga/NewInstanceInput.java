package cloud.yunhai.resourcescheduler.saga;

import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.SubnetId;
import org.jspecify.annotations.Nullable;

/// What the record of a new instance does not hold.
///
/// @param passwordHash crypt(3); the password itself never gets here
public record NewInstanceInput(
        InstanceId instance,
        @Nullable SubnetId subnet,
        @Nullable String address,
        @Nullable String passwordHash) {}
