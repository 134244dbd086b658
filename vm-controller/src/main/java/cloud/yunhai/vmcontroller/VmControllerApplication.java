package cloud.yunhai.vmcontroller;

import cloud.yunhai.vmcontroller.config.VmControllerWiring;
import org.springframework.boot.SpringApplication;

/// Starts vm-controller.
public final class VmControllerApplication {
    private VmControllerApplication() {}

    public static void main(String[] args) {
        SpringApplication.run(VmControllerWiring.class, args);
    }
}
