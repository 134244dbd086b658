package cloud.yunhai.common.model.instance;

import cloud.yunhai.common.model.id.FlavorId;
import java.time.Instant;

/// A size of instances.
public record Flavor(
        FlavorId id, String name, int vcpus, long memoryMib, long rootGib, Instant createdAt, long version) {}
