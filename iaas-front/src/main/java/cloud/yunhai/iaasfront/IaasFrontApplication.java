package cloud.yunhai.iaasfront;

import cloud.yunhai.iaasfront.config.IaasFrontWiring;
import org.springframework.boot.SpringApplication;

/// The tenants' portal.
public final class IaasFrontApplication {
    private IaasFrontApplication() {}

    public static void main(String[] arguments) {
        SpringApplication.run(IaasFrontWiring.class, arguments);
    }
}
