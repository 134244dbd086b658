package cloud.yunhai.imageserver;

import cloud.yunhai.imageserver.config.ImageServerWiring;
import org.springframework.boot.SpringApplication;

/// Starts image-server.
public final class ImageServerApplication {
    private ImageServerApplication() {}

    public static void main(String[] args) {
        SpringApplication.run(ImageServerWiring.class, args);
    }
}
