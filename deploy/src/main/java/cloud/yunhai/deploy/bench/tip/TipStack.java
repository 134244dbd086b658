package cloud.yunhai.deploy.bench.tip;

import cloud.yunhai.common.idl.registry.Registry;
import cloud.yunhai.common.tip.HostPort;
import cloud.yunhai.common.tip.StaticDiscovery;
import cloud.yunhai.common.tip.TipLimits;
import cloud.yunhai.common.tip.TipRuntime;
import cloud.yunhai.common.tip.TipSecurity;
import cloud.yunhai.common.tip.TipSettings;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// TIP as the services use it, with its header, deadlines, rights, limits, retries, breaker and meters.
final class TipStack implements Stack {
    static final String SERVER = "db-proxy";
    static final String CLIENT = "vm-scheduler";
    static final String HOST = "host-1";

    private static final String LOOPBACK = InetAddress.getLoopbackAddress().getHostAddress();

    /// More than the services' own, since idle connections are counted in hundreds.
    private static final int MANY = 4096;

    /// They all come at once.
    private static final Duration CONNECT_TIME = Duration.ofSeconds(100);

    private final Function<String, TipSecurity> security;

    private TipStack(Function<String, TipSecurity> security) {
        this.security = security;
    }

    static TipStack clear() {
        return new TipStack(_ -> new TipSecurity.PlainForTests());
    }

    /// @param certificates holds a directory for each module
    static TipStack secured(Path certificates) {
        return new TipStack(module -> new TipSecurity.MutualTls(certificates.resolve(module)));
    }

    @Override
    public Served serve(Answers answers) {
        TipSettings settings = TipSettings.of(
                        SERVER, HOST, new HostPort(LOOPBACK, 0), List.of(), security.apply(SERVER))
                .withLimits(serving());
        TipRuntime tip = TipRuntime.builder(settings)
                .discovery(new StaticDiscovery())
                .serve("Registry", Registry.Iface.class, answers)
                .start();
        return new Served() {
            @Override
            public int port() {
                return tip.address().port();
            }

            @Override
            public void close() {
                tip.close();
            }
        };
    }

    @Override
    public Callers connect(int port) {
        TipSettings settings = TipSettings.of(
                        CLIENT, HOST, new HostPort(LOOPBACK, 0), List.of(), security.apply(CLIENT))
                .callingOnly()
                .withLimits(calling());
        TipRuntime tip = TipRuntime.builder(settings)
                .discovery(new StaticDiscovery().put(SERVER, HOST, new HostPort(LOOPBACK, port)))
                .start();
        return new Callers() {
            @Override
            public Call caller() {
                Registry.Iface registry = tip.client(Registry.Iface.class, SERVER);
                return () -> registry.entries(0).getEntriesSize();
            }

            @Override
            public void close() {
                tip.close();
            }
        };
    }

    private static TipLimits serving() {
        TipLimits.Serving usual = TipLimits.Serving.defaults();
        return TipLimits.defaults()
                .withServing(new TipLimits.Serving(
                        MANY,
                        MANY,
                        usual.writesInProgress(),
                        usual.longInProgress(),
                        usual.waiting(),
                        usual.frameTime(),
                        CONNECT_TIME,
                        usual.drainTime(),
                        usual.stackBytes()));
    }

    private static TipLimits calling() {
        TipLimits.Calling usual = TipLimits.Calling.defaults();
        return TipLimits.defaults()
                .withCalling(new TipLimits.Calling(
                        MANY,
                        MANY,
                        CONNECT_TIME,
                        usual.attempts(),
                        usual.retryTime(),
                        usual.backoffMin(),
                        usual.backoffMax(),
                        usual.failuresToOpen(),
                        usual.connectionAge(),
                        usual.idleTime()));
    }
}
