package cloud.yunhai.apiserver.config;

import cloud.yunhai.apiserver.adapter.crypto.BcryptPasswords;
import cloud.yunhai.apiserver.adapter.http.HttpFace;
import cloud.yunhai.apiserver.app.AccountOperations;
import cloud.yunhai.apiserver.app.Bootstrap;
import cloud.yunhai.apiserver.app.ChangeHub;
import cloud.yunhai.apiserver.app.Sessions;
import cloud.yunhai.apiserver.app.port.Neighbours;
import cloud.yunhai.apiserver.core.LoginThrottle;
import cloud.yunhai.apiserver.endpoint.ApiApplication;
import cloud.yunhai.apiserver.endpoint.Health;
import cloud.yunhai.apiserver.endpoint.RequestFrame;
import cloud.yunhai.apiserver.endpoint.Streams;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The REST API on its port, whatever is behind it.
public final class Api implements AutoCloseable {
    private static final int LOGIN_BURST = 10;
    private static final Duration LOGIN_EACH = Duration.ofSeconds(30);

    private final BcryptPasswords passwords;
    private final ChangeHub changes;
    private final Streams streams = new Streams();
    private final HttpFace http;

    /// @param platformCertificates the directory of the platform's certificates, for HTTPS without a given one
    public Api(
            ApiServerConfig config,
            Path platformCertificates,
            Neighbours neighbours,
            Health health,
            InstantSource clock) {
        passwords = new BcryptPasswords(config.passwordStrength());
        Sessions sessions =
                new Sessions(neighbours.accounts(), passwords, new LoginThrottle(LOGIN_BURST, LOGIN_EACH), clock);
        changes = new ChangeHub(neighbours.events());
        ApiApplication application = new ApiApplication(
                neighbours,
                new ApiApplication.Parts(
                        sessions,
                        new AccountOperations(neighbours.accounts(), sessions, passwords, clock),
                        new Bootstrap(neighbours.accounts(), new SecretFile(config.bootstrapSecretFile())),
                        changes,
                        streams,
                        health,
                        clock));
        http = new HttpFace(config.http(), certificate(config, platformCertificates), application, new RequestFrame())
                .start();
    }

    private static HttpFace.@Nullable Certificate certificate(ApiServerConfig config, Path platformCertificates) {
        if (config.certificate() != null && config.privateKey() != null) {
            return new HttpFace.Certificate(config.certificate(), config.privateKey());
        }
        return HttpFace.isLoopback(config.http())
                ? null
                : new HttpFace.Certificate(
                        platformCertificates.resolve("cert.pem"), platformCertificates.resolve("key.pem"));
    }

    /// The port it listens on.
    public int port() {
        return http.port();
    }

    @Override
    public void close() {
        http.pause();
        streams.close();
        changes.close();
        passwords.close();
        http.close();
    }
}
