package cloud.yunhai.common.tip;

/// Asked by the node-agent every few seconds; quick, and without side effects.
@FunctionalInterface
public interface HealthCheck {
    HealthReport check();
}
