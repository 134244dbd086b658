package cloud.yunhai.apiserver.config;

import cloud.yunhai.common.tip.HostPort;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The properties under `api-server`.
///
/// @param httpListen `host:port` of the REST API; port 0: any free one
/// @param certificate PEM file of the HTTPS certificate chain; none: in the clear on loopback, else the platform's
/// @param privateKey PEM file of its private key
/// @param bootstrapSecretFile a file of mode 0600 with the secret that makes the first operator; none: there is no such
/// way
/// @param passwordStrength bcrypt does two to this power rounds
public record ApiServerConfig(
        @DefaultValue("127.0.0.1:8080") String httpListen,
        @Nullable Path certificate,
        @Nullable Path privateKey,
        @Nullable Path bootstrapSecretFile,
        @DefaultValue("10") int passwordStrength) {
    private static final int STRENGTH_MIN = 4;
    private static final int STRENGTH_MAX = 16;

    public ApiServerConfig {
        try {
            HostPort.parse(httpListen);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "api-server.http-listen: " + httpListen + " (expected: host:port)", wrong);
        }
        if ((certificate == null) != (privateKey == null)) {
            throw new IllegalArgumentException("api-server."
                    + (certificate == null ? "certificate" : "private-key")
                    + ": none (expected: certificate and private-key together)");
        }
        if (passwordStrength < STRENGTH_MIN || passwordStrength > STRENGTH_MAX) {
            throw new IllegalArgumentException("api-server.password-strength: " + passwordStrength + " (expected: "
                    + STRENGTH_MIN + " to " + STRENGTH_MAX + ")");
        }
    }

    HostPort http() {
        return HostPort.parse(httpListen);
    }
}
