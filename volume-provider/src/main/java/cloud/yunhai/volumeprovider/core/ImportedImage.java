package cloud.yunhai.volumeprovider.core;

import cloud.yunhai.common.model.image.ImageFormat;

/// What was measured of an image.
public record ImportedImage(String sha256, long sizeBytes, long virtualSizeBytes, ImageFormat format) {}
