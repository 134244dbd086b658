package cloud.yunhai.vmscheduler.config;

import cloud.yunhai.common.process.ServiceProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Binds the properties and starts the process's objects.
@Configuration(proxyBeanMethods = false)
public class VmSchedulerWiring {
    @Bean
    ServiceProperties serviceProperties(Environment environment) {
        return Binder.get(environment).bindOrCreate("yunhai", ServiceProperties.class);
    }

    @Bean
    VmSchedulerConfig vmSchedulerConfig(Environment environment) {
        return Binder.get(environment).bindOrCreate("vm-scheduler", VmSchedulerConfig.class);
    }

    @Bean
    VmSchedulerProcess vmSchedulerProcess(ServiceProperties properties, VmSchedulerConfig config) {
        return VmSchedulerProcess.start(properties, config);
    }
}
