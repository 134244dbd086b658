package cloud.yunhai.dbproxy;

import cloud.yunhai.dbproxy.config.DbProxyWiring;
import org.springframework.boot.SpringApplication;

/// Starts db-proxy.
public final class DbProxyApplication {
    private DbProxyApplication() {}

    public static void main(String[] args) {
        SpringApplication.run(DbProxyWiring.class, args);
    }
}
