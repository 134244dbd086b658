package cloud.yunhai.networkprovider;

import cloud.yunhai.networkprovider.config.NetworkProviderWiring;
import org.springframework.boot.SpringApplication;

/// Starts network-provider.
public final class NetworkProviderApplication {
    private NetworkProviderApplication() {}

    public static void main(String[] args) {
        SpringApplication.run(NetworkProviderWiring.class, args);
    }
}
