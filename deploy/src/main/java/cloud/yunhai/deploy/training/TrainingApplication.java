package cloud.yunhai.deploy.training;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/// Starts as every service does, and ends. What was loaded on the way goes into the cache.
@Configuration(proxyBeanMethods = false)
public class TrainingApplication {
    /// A program with a web face is configured by Spring Boot; the plain services are wired by hand.
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    public static class Portal {}

    public static void main(String[] arguments) {
        Class<?> kind = List.of(arguments).contains("portal") ? Portal.class : TrainingApplication.class;
        new SpringApplication(kind).run("--server.port=0");
    }
}
