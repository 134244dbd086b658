package cloud.yunhai.apiserver;

import cloud.yunhai.apiserver.config.ApiServerWiring;
import org.springframework.boot.SpringApplication;

/// Starts api-server.
public final class ApiServerApplication {
    private ApiServerApplication() {}

    public static void main(String[] args) {
        SpringApplication.run(ApiServerWiring.class, args);
    }
}
