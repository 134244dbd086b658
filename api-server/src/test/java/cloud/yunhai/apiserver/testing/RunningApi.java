package cloud.yunhai.apiserver.testing;

import cloud.yunhai.apiserver.adapter.nodeagent.NodeAgentServices;
import cloud.yunhai.apiserver.app.port.Neighbours;
import cloud.yunhai.apiserver.config.Api;
import cloud.yunhai.apiserver.config.ApiServerConfig;
import cloud.yunhai.apiserver.config.TipNeighbours;
import cloud.yunhai.apiserver.endpoint.Health;
import cloud.yunhai.common.idl.nodeagent.NodeAgent;
import cloud.yunhai.common.testing.ManualClock;
import cloud.yunhai.common.tip.HostPort;
import cloud.yunhai.common.tip.ServiceEntry;
import cloud.yunhai.common.tip.ServiceView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// An api-server on a real port, with fakes behind it, an operator and two tenants.
public final class RunningApi implements AutoCloseable {
    private static final String SECRET = "bootstrap-secret-of-the-test";
    private static final AtomicInteger COUNTER = new AtomicInteger();

    public final FakePlatform platform;
    public final ManualClock clock;
    private final NodeAgentServices services;
    private final Api api;
    private final Path secret;

    private RunningApi(FakePlatform platform, ManualClock clock) {
        this(platform, clock, "127.0.0.1:0", null, Path.of("/nowhere"));
    }

    private RunningApi(
            FakePlatform platform, ManualClock clock, String listen, @Nullable Path given, Path platformCertificates) {
        this.platform = platform;
        this.clock = clock;
        this.secret = secretFile();
        services = new NodeAgentServices(
                () -> new ServiceView(List.of(
                        new ServiceEntry("node-agent", "host-1", new HostPort("127.0.0.1", 1), "1", Instant.EPOCH, 1))),
                _ -> platform.client(NodeAgent.Iface.class, "node-agent"));
        Neighbours neighbours = TipNeighbours.of(platform::client, services);
        Health health = new Health(() -> neighbours.accounts().isEmpty(), clock);
        api = new Api(
                new ApiServerConfig(
                        listen,
                        given == null ? null : given.resolve("cert.pem"),
                        given == null ? null : given.resolve("key.pem"),
                        secret,
                        4),
                platformCertificates,
                neighbours,
                health,
                clock);
    }

    /// Starts one with empty fakes.
    public static RunningApi start() {
        return new RunningApi(new FakePlatform(), new ManualClock(Instant.parse("2030-01-01T00:00:00Z")));
    }

    /// Starts another process on the same platform.
    public RunningApi another() {
        return new RunningApi(platform, clock);
    }

    /// Starts another process that listens elsewhere.
    ///
    /// @param given a directory with the certificate that it is given; null: none
    /// @param platformCertificates the directory of the platform's certificates
    public RunningApi another(String listen, @Nullable Path given, Path platformCertificates) {
        return new RunningApi(platform, clock, listen, given, platformCertificates);
    }

    private static Path secretFile() {
        try {
            Path file = Files.createTempFile(
                    "bootstrap",
                    ".secret",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, SECRET);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String secret() {
        return SECRET;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + api.port());
    }

    public int port() {
        return api.port();
    }

    /// Somebody without a token.
    public Http anonymous() {
        return new Http(uri(), null);
    }

    /// An operator: the first one, made with the bootstrap secret, makes itself known.
    public Http operator() {
        if (platform.accounts.isEmpty()) {
            Http.Answer made = anonymous()
                    .with("Authorization", "Bootstrap " + SECRET)
                    .post("/v1/operators", "{\"name\":\"root\",\"password\":\"root-password\"}");
            if (made.status() != 201) {
                throw new IllegalStateException(made.toString());
            }
        }
        return login("OPERATOR", "root", "root-password");
    }

    /// A user of a new tenant.
    public Http tenant() {
        Http operator = operator();
        String name = "user-" + COUNTER.incrementAndGet();
        Http.Answer group = operator.post(
                "/v1/groups",
                "{\"name\":\"group of " + name + "\",\"quota\":{\"instances\":10,\"vcpus\":10,\"memory_mib\":10240,"
                        + "\"storage_gib\":100,\"addresses\":10}}");
        Http.Answer user = operator.post(
                "/v1/users",
                "{\"name\":\"" + name + "\",\"password\":\"user-password\",\"group_id\":\"" + group.text("id") + "\"}");
        if (user.status() != 201) {
            throw new IllegalStateException(user.toString());
        }
        return login("USER", name, "user-password");
    }

    /// Logs in.
    public Http login(String realm, String name, String password) {
        Http.Answer token = anonymous()
                .post(
                        "/v1/tokens",
                        "{\"realm\":\"" + realm + "\",\"name\":\"" + name + "\",\"password\":\"" + password + "\"}");
        if (token.status() != 201) {
            throw new IllegalStateException(token.toString());
        }
        return new Http(uri(), token.text("token"));
    }

    @Override
    public void close() {
        api.close();
        services.close();
        try {
            Files.deleteIfExists(secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
