package cloud.yunhai.dbproxy;

import cloud.yunhai.dbproxy.config.DatabaseCheck;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/// Says whether db-proxy could work with a database, before a platform is started on it: exit status 0 and what the
/// server calls itself, or 1 and in one sentence why not. It takes db-proxy's settings.
@Configuration(proxyBeanMethods = false)
public class DatabaseCheckApplication {
    private static final int REFUSED = 1;

    public static void main(String[] args) {
        System.exit(check(args));
    }

    private static int check(String... args) {
        try (ConfigurableApplicationContext context = SpringApplication.run(DatabaseCheckApplication.class, args)) {
            System.out.println(DatabaseCheck.run(context.getEnvironment()));
            return 0;
        } catch (RuntimeException refused) {
            System.out.println(refused.getMessage());
            return REFUSED;
        }
    }
}
