package cloud.yunhai.volumescheduler;

import cloud.yunhai.volumescheduler.config.VolumeSchedulerWiring;
import org.springframework.boot.SpringApplication;

/// Starts volume-scheduler.
public final class VolumeSchedulerApplication {
    private VolumeSchedulerApplication() {}

    public static void main(String[] args) {
        SpringApplication.run(VolumeSchedulerWiring.class, args);
    }
}
