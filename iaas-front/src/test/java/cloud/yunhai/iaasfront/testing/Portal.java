package cloud.yunhai.iaasfront.testing;

import cloud.yunhai.iaasfront.config.IaasFrontWiring;
import java.net.URI;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole portal on a port of its own, before a stub of the API.
public final class Portal implements AutoCloseable {
    private final StubApi api = Samples.api();
    private final ConfigurableApplicationContext context;

    /// In the clear, on loopback.
    public Portal() {
        this("--iaas-front.http-listen=127.0.0.1:0");
    }

    /// With these settings.
    public Portal(String... settings) {
        context = SpringApplication.run(
                IaasFrontWiring.class,
                Stream.concat(Stream.of("--iaas-front.api-url=" + api.uri()), Stream.of(settings))
                        .toArray(String[]::new));
    }

    public StubApi api() {
        return api;
    }

    public URI uri() {
        if (context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            return URI.create("http://127.0.0.1:" + web.getWebServer().getPort());
        }
        throw new IllegalStateException("the portal has no HTTP face");
    }

    /// Somebody with a browser of their own.
    public Visitor visitor() {
        return new Visitor(uri());
    }

    /// Somebody who has logged in.
    public Visitor tenant() {
        Visitor visitor = visitor();
        visitor.logIn();
        return visitor;
    }

    @Override
    public void close() {
        context.close();
        api.close();
    }
}
