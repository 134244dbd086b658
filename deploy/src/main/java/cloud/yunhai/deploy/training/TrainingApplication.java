package cloud.yunhai.deploy.training;

import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Configuration;

/// Starts as every service does, and ends. What was loaded on the way goes into the cache.
@Configuration(proxyBeanMethods = false)
public class TrainingApplication {
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(TrainingApplication.class);
        application.run();
    }
}
