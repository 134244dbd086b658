package cloud.yunhai.volumescheduler.core;

import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.image.ImageFormat;

/// What was measured of an image, and the host that has it.
public record Imported(HostId hostId, String sha256, long sizeBytes, long virtualSizeBytes, ImageFormat format) {}
