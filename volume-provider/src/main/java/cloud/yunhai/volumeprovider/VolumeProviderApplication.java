package cloud.yunhai.volumeprovider;

import cloud.yunhai.volumeprovider.config.VolumeProviderWiring;
import org.springframework.boot.SpringApplication;

/// Starts volume-provider.
public final class VolumeProviderApplication {
    private VolumeProviderApplication() {}

    public static void main(String[] args) {
        SpringApplication.run(VolumeProviderWiring.class, args);
    }
}
