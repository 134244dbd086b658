package cloud.yunhai.nodeagent.app;

import cloud.yunhai.nodeagent.core.ServiceSpec;
import java.io.IOException;

/// Fetches what a service measures about itself, in the Prometheus text format.
@FunctionalInterface
public interface MetricsSource {
    /// @throws IOException when the service does not answer in time
    String metrics(ServiceSpec spec) throws IOException;
}
