package cloud.yunhai.common.model.host;

import cloud.yunhai.common.model.id.ZoneId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A set of clusters.
public record Zone(ZoneId id, String name, @Nullable String description, Instant createdAt, long version) {}
