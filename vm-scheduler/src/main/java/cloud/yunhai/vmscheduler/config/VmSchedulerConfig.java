package cloud.yunhai.vmscheduler.config;

import cloud.yunhai.vmscheduler.core.placement.Weigher;
import java.time.Duration;

/// The properties under `vm-scheduler`.
///
/// @param hostReportTtl a host that is silent for longer is DOWN and takes nothing new
/// @param livenessInterval between two looks for silent hosts
/// @param hostRefreshInterval between two readings of all hosts
/// @param placement how hosts are ranked
public record VmSchedulerConfig(
        Duration hostReportTtl, Duration livenessInterval, Duration hostRefreshInterval, Placement placement) {
    /// @param weights of the properties of a host
    /// @param spread greatest random share of a score: hosts that are nearly as good are chosen nearly as
    /// often
    public record Placement(Weigher.Weights weights, double spread) {
        public Placement {
            if (!(spread >= 0)) {
                throw wrong("placement.spread", spread, "at least 0");
            }
        }
    }

    public VmSchedulerConfig {
        positive("host-report-ttl", hostReportTtl);
        positive("liveness-interval", livenessInterval);
        positive("host-refresh-interval", hostRefreshInterval);
    }

    private static void positive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw wrong(name, value, "positive");
        }
    }

    private static IllegalArgumentException wrong(String name, Object value, String expected) {
        return new IllegalArgumentException("vm-scheduler." + name + ": " + value + " (expected: " + expected + ")");
    }
}
