package cloud.yunhai.vmscheduler;

import cloud.yunhai.vmscheduler.config.VmSchedulerWiring;
import org.springframework.boot.SpringApplication;

/// Starts vm-scheduler.
public final class VmSchedulerApplication {
    private VmSchedulerApplication() {}

    public static void main(String[] args) {
        SpringApplication.run(VmSchedulerWiring.class, args);
    }
}
