package cloud.yunhai.resourcescheduler.app;

import cloud.yunhai.common.model.id.ClusterId;
import cloud.yunhai.common.model.id.HostId;

/// Where an instance was placed.
public record Placed(HostId hostId, String hostName, ClusterId clusterId) {}
