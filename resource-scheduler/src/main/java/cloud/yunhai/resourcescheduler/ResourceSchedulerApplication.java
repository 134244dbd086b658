package cloud.yunhai.resourcescheduler;

import cloud.yunhai.resourcescheduler.config.ResourceSchedulerWiring;
import org.springframework.boot.SpringApplication;

/// Starts resource-scheduler.
public final class ResourceSchedulerApplication {
    private ResourceSchedulerApplication() {}

    public static void main(String[] args) {
        SpringApplication.run(ResourceSchedulerWiring.class, args);
    }
}
