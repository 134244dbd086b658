package cloud.yunhai.vmcontroller.config;

import cloud.yunhai.common.process.ServiceProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Binds the properties and starts the process's objects.
@Configuration(proxyBeanMethods = false)
public class VmControllerWiring {
    @Bean
    ServiceProperties serviceProperties(Environment environment) {
        return Binder.get(environment).bindOrCreate("yunhai", ServiceProperties.class);
    }

    @Bean
    VmControllerConfig vmControllerConfig(Environment environment) {
        return Binder.get(environment).bindOrCreate("vm-controller", VmControllerConfig.class);
    }

    @Bean
    VmControllerProcess vmControllerProcess(ServiceProperties properties, VmControllerConfig config) {
        return VmControllerProcess.start(properties, config);
    }
}
