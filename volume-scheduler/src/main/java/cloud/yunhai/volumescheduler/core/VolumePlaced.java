package cloud.yunhai.volumescheduler.core;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.VolumeId;

/// Where a volume has been made.
public record VolumePlaced(VolumeId volumeId, HostId hostId, String hostName, String path) {}
