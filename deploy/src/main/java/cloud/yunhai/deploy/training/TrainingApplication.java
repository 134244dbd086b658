package cloud.yunhai.deploy.training;

import cloud.yunhai.common.process.ServiceProperties;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Starts as every service does, does what every service does, and ends. What was loaded on the way goes into the
/// cache.
@Configuration(proxyBeanMethods = false)
public class TrainingApplication {
    private static final int TIMEOUT_MILLIS = 10_000;

    /// A program with a web face is configured by Spring Boot.
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    public static class Portal {}

    /// The plain services are wired by hand and speak TIP.
    @Configuration(proxyBeanMethods = false)
    public static class Plain {
        @Bean(destroyMethod = "close")
        Rehearsal rehearsal(Environment environment) {
            return new Rehearsal(Binder.get(environment)
                    .bind("yunhai", ServiceProperties.class)
                    .get());
        }
    }

    public static void main(String[] arguments) throws Exception {
        boolean portal = List.of(arguments).contains("portal");
        SpringApplication application = new SpringApplication(portal ? Portal.class : Plain.class);
        application.setDefaultProperties(Map.of("server.port", 0, "spring.main.banner-mode", "off"));
        try (ConfigurableApplicationContext context = application.run(arguments)) {
            if (portal) {
                visit(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
            }
        }
        System.exit(0);
    }

    /// Any answer will do: there are no pages, but all that serves them has been at work.
    private static void visit(int port) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.getResponseCode();
        connection.disconnect();
    }
}
