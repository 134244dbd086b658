package cloud.yunhai.iaasadmin;

import cloud.yunhai.iaasadmin.config.IaasAdminWiring;
import org.springframework.boot.SpringApplication;

/// The operators' portal.
public final class IaasAdminApplication {
    private IaasAdminApplication() {}

    public static void main(String[] arguments) {
        SpringApplication.run(IaasAdminWiring.class, arguments);
    }
}
