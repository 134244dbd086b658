package cloud.yunhai.portal;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a portal is told about itself, under the name of its module.
///
/// @param apiUrl the REST API, as `http://127.0.0.1:8080`
/// @param apiCa a PEM file with the certificates to trust for the API; none: the JDK's
/// @param httpListen `host:port` of the pages; port 0: any free one
/// @param certificate PEM file of the HTTPS certificate chain; none: in the clear on loopback, else the platform's
/// @param privateKey PEM file of its private key
/// @param certificates directory of the platform's `cert.pem` and `key.pem` for this portal
/// @param lolUrl the HTTP face of lol-server; none: the log stays here
/// @param lolSecretFile by which lol-server knows its writers
/// @param spool where log records wait while lol-server is away; none: a few in memory
/// @param hostName the host that the log records name
public record PortalSettings(
        @DefaultValue("http://127.0.0.1:8080") URI apiUrl,
        @Nullable Path apiCa,
        @DefaultValue("127.0.0.1:0") String httpListen,
        @Nullable Path certificate,
        @Nullable Path privateKey,
        @Nullable Path certificates,
        @Nullable URI lolUrl,
        @Nullable Path lolSecretFile,
        @Nullable Path spool,
        @DefaultValue("host-1") String hostName) {
    private static final int PORT_MAX = 65_535;

    public PortalSettings {
        if (apiUrl.getHost() == null) {
            throw new IllegalArgumentException("api-url: " + apiUrl + " (expected: an http: or https: URL)");
        }
        if ((certificate == null) != (privateKey == null)) {
            throw new IllegalArgumentException((certificate == null ? "certificate" : "private-key")
                    + ": none (expected: certificate and private-key together)");
        }
        if ((lolUrl == null) != (lolSecretFile == null)) {
            throw new IllegalArgumentException((lolUrl == null ? "lol-url" : "lol-secret-file")
                    + ": none (expected: lol-url and lol-secret-file together)");
        }
        if (keys(certificate, privateKey, certificates) == null
                && !address(httpListen).isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    "http-listen: " + httpListen + " (expected: a loopback address, or a certificate)");
        }
        port(httpListen);
    }

    /// A certificate chain and its private key, both in PEM files.
    public record Keys(Path chain, Path privateKey) {}

    /// What HTTPS is spoken with; null: it is not.
    public @Nullable Keys keys() {
        Keys given = keys(certificate, privateKey, null);
        if (given != null) {
            return given;
        }
        return address().isLoopbackAddress() ? null : keys(null, null, certificates);
    }

    private static @Nullable Keys keys(@Nullable Path chain, @Nullable Path key, @Nullable Path platform) {
        if (chain != null && key != null) {
            return new Keys(chain, key);
        }
        return platform == null ? null : new Keys(platform.resolve("cert.pem"), platform.resolve("key.pem"));
    }

    /// The address to listen on.
    public InetAddress address() {
        return address(httpListen);
    }

    /// The port to listen on.
    public int port() {
        return port(httpListen);
    }

    private static InetAddress address(String listen) {
        int colon = listen.lastIndexOf(':');
        try {
            if (colon > 0) {
                return InetAddress.getByName(listen.substring(0, colon));
            }
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException(
                    "http-listen: " + listen + " (expected: an address of this host and a port)", unknown);
        }
        throw new IllegalArgumentException("http-listen: " + listen + " (expected: host:port)");
    }

    private static int port(String listen) {
        try {
            int port = Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
            if (port >= 0 && port <= PORT_MAX) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // told below, as any other wrong port
        }
        throw new IllegalArgumentException("http-listen: " + listen + " (expected: host:port, port 0 to 65535)");
    }
}
