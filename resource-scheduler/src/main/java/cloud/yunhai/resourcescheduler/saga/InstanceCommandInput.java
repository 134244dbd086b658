package cloud.yunhai.resourcescheduler.saga;

import cloud.yunhai.common.model.id.InstanceId;

/// A command on an existing instance.
///
/// @param timeoutMillis how long the guest is given to obey before it is forced; 0 where nothing is asked of it
public record InstanceCommandInput(InstanceId instance, long timeoutMillis) {}
