package cloud.yunhai.volumeprovider.core;

import org.jspecify.annotations.Nullable;

/// Where a volume and its instance's seed lie.
public record Located(String path, @Nullable String seedPath) {}
