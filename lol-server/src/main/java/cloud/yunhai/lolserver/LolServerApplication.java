package cloud.yunhai.lolserver;

import cloud.yunhai.lolserver.config.LolServerWiring;
import org.springframework.boot.SpringApplication;

/// The log server.
public final class LolServerApplication {
    private LolServerApplication() {}

    public static void main(String[] arguments) {
        SpringApplication.run(LolServerWiring.class, arguments);
    }
}
