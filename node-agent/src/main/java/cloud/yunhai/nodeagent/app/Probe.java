package cloud.yunhai.nodeagent.app;

import cloud.yunhai.nodeagent.core.ProbeResult;
import cloud.yunhai.nodeagent.core.ServiceSpec;

/// Asks a service whether it lives.
@FunctionalInterface
public interface Probe {
    /// Answers within the time limit of checks, and never throws.
    ProbeResult probe(ServiceSpec spec);
}
