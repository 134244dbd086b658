package cloud.yunhai.common.tip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.common.idl.echo.Echo;
import cloud.yunhai.common.idl.registry.Registry;
import cloud.yunhai.common.testing.InMemoryRegistry;
import cloud.yunhai.common.testing.TipCloud;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryDiscoveryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final EchoHandler handler = new EchoHandler();
    private final List<TipRuntime> processes = new ArrayList<>();

    @AfterEach
    void stop() {
        processes.reversed().forEach(TipRuntime::close);
    }

    @Test
    void aProcessRegistersItselfIsFoundAndVanishesWhenItStops() {
        HostPort dbProxy = dbProxy(new HostPort("127.0.0.1", 0)).address();
        Echo.Iface echo = caller(dbProxy).client(Echo.Iface.class, "echo");
        TipRuntime process = echo(dbProxy, List.of("h1"));

        await().atMost(PATIENCE).ignoreExceptions().until(() -> echo.readWord("x"), "x!"::equals);
        assertThat(registry.modules()).containsExactly("echo");

        process.close();
        assertThat(registry.modules()).isEmpty();
    }

    @Test
    void aProcessOfManyHostsIsFoundByEachOfThem() {
        HostPort dbProxy = dbProxy(new HostPort("127.0.0.1", 0)).address();
        List<String> hosts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            hosts.add("sim-" + i);
        }
        TipRuntime process = echo(dbProxy, hosts);
        TipRuntime caller = caller(dbProxy);
        await().atMost(PATIENCE).until(() -> caller.services().of("echo").size() == 300);

        for (String host : hosts) {
            Echo.Iface echo = caller.client(Echo.Iface.class, "echo", host);
            assertThat(Tip.call(() -> echo.readWord(host))).isEqualTo(host + "!");
        }
        // One address, so few connections, however many hosts.
        assertThat(process.meters().get("tip.served.connections").gauge().value())
                .isLessThan(5);
    }

    @Test
    void theLastViewStaysInUseWhileTheRegistryIsAway() {
        TipRuntime first = dbProxy(new HostPort("127.0.0.1", 0));
        HostPort dbProxy = first.address();
        echo(dbProxy, List.of("h1"));
        TipRuntime caller = caller(dbProxy);
        Echo.Iface echo = caller.client(Echo.Iface.class, "echo");
        await().atMost(PATIENCE).ignoreExceptions().until(() -> echo.readWord("x"), "x!"::equals);

        first.close();
        for (int i = 0; i < 20; i++) {
            assertThat(Tip.call(() -> echo.readWord("y"))).isEqualTo("y!");
        }
        assertThat(caller.services().of("echo")).hasSize(1);

        dbProxy(dbProxy);
        echo(dbProxy, List.of("h2"));
        await().atMost(PATIENCE).until(() -> caller.services().of("echo").size() == 2);
    }

    @Test
    void theRegistrysOwnAddressesAreConfiguration() {
        HostPort dbProxy = dbProxy(new HostPort("127.0.0.1", 0)).address();

        assertThat(caller(dbProxy).services().of("db-proxy"))
                .extracting(ServiceEntry::address)
                .containsExactly(dbProxy);
    }

    private TipRuntime dbProxy(HostPort listen) {
        return start(TipRuntime.builder(settings("db-proxy", List.of("h0"), listen, List.of()))
                .serve("Registry", Registry.Iface.class, registry));
    }

    private TipRuntime echo(HostPort dbProxy, List<String> hosts) {
        return start(TipRuntime.builder(settings("echo", hosts, new HostPort("127.0.0.1", 0), List.of(dbProxy)))
                .serve("Echo", Echo.Iface.class, handler));
    }

    private TipRuntime caller(HostPort dbProxy) {
        return start(TipRuntime.builder(
                settings("test-caller", List.of("h9"), new HostPort("127.0.0.1", 0), List.of(dbProxy))
                        .callingOnly()));
    }

    private TipRuntime start(TipBuilder builder) {
        TipRuntime process = builder.onStop(() -> {}).start();
        processes.add(process);
        return process;
    }

    private static TipSettings settings(String module, List<String> hosts, HostPort listen, List<HostPort> dbProxies) {
        return new TipSettings(
                module,
                hosts,
                listen,
                null,
                dbProxies,
                TipCloud.settings(module, "any").security(),
                "1",
                TipLimits.defaults());
    }
}
