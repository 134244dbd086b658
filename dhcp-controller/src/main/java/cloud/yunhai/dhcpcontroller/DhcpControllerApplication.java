package cloud.yunhai.dhcpcontroller;

import cloud.yunhai.dhcpcontroller.config.DhcpControllerWiring;
import org.springframework.boot.SpringApplication;

/// Starts dhcp-controller.
public final class DhcpControllerApplication {
    private DhcpControllerApplication() {}

    public static void main(String[] args) {
        SpringApplication.run(DhcpControllerWiring.class, args);
    }
}
