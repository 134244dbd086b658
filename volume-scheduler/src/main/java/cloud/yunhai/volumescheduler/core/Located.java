package cloud.yunhai.volumescheduler.core;

import org.jspecify.annotations.Nullable;

/// Where an existing volume and its instance's seed lie on their host.
public record Located(String path, @Nullable String seedPath) {}
