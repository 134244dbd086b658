package cloud.yunhai.common.tip.serving;

import java.time.Instant;

/// What a process says of itself through the Lifecycle.
///
/// @param module its module
/// @param host its host, or the first of them
/// @param version the program's version
/// @param startedAt when it began
/// @param configHash hash of the effective configuration
/// @param instanceId distinct for every start
public record ProcessFacts(
        String module, String host, String version, Instant startedAt, String configHash, String instanceId) {}
