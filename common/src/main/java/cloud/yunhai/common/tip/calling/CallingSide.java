package cloud.yunhai.common.tip.calling;

import cloud.yunhai.common.tip.CallStats;
import cloud.yunhai.common.tip.Discovery;
import cloud.yunhai.common.tip.MethodTable;
import cloud.yunhai.common.tip.RetryPolicy;
import cloud.yunhai.common.tip.Ticker;
import cloud.yunhai.common.tip.TipSettings;
import cloud.yunhai.common.tip.wire.Wiring;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// The asking half of a process: its typed proxies and all that they share.
public final class CallingSide implements AutoCloseable {
    private static final Object[] NO_ARGUMENTS = new Object[0];

    private final TipSettings settings;
    private final Wiring wiring;
    private final RandomGenerator random;
    private final RetryPolicy retries;
    private final Endpoints endpoints;
    private final ConnectionPool pool;
    private final String claim;
    private final Map<Class<?>, Map<Method, ClientMethod>> methods = new ConcurrentHashMap<>();

    public CallingSide(TipSettings settings, Discovery discovery, Wiring wiring, RandomGenerator random) {
        this.settings = settings;
        this.wiring = wiring;
        this.random = random;
        retries = RetryPolicy.of(settings.limits().calling());
        endpoints = new Endpoints(discovery, settings.limits().calling(), wiring.ticker(), random);
        pool = new ConnectionPool(wiring);
        boolean oneHost = settings.hosts().size() == 1 || wiring.tls() != null;
        claim = settings.module() + "@" + (oneHost ? settings.hosts().getFirst() : "*");
    }

    /// A client of that service; cheap, thread-safe, and good for as long as the process lives.
    public <I> I client(Class<I> iface, Target target) {
        Map<Method, ClientMethod> known =
                methods.computeIfAbsent(iface, _ -> ClientMethod.of(iface, MethodTable.platform()));
        Route route = endpoints.route(target);
        InvocationHandler handler = (proxy, method, arguments) -> {
            ClientMethod called = known.get(method);
            if (called == null) {
                return ofObject(
                        proxy, method, arguments, iface.getEnclosingClass().getSimpleName() + " of " + target);
            }
            return new Invocation(this, route, called, arguments == null ? NO_ARGUMENTS : arguments).run();
        };
        return iface.cast(Proxy.newProxyInstance(iface.getClassLoader(), new Class<?>[] {iface}, handler));
    }

    /// About once a second.
    public void keepHouse() {
        pool.sweep();
        endpoints.forgetGone();
    }

    @Override
    public void close() {
        pool.close();
    }

    String module() {
        return settings.module();
    }

    /// Whom calls name as their caller, unless the context names another host.
    String claim() {
        return claim;
    }

    Ticker ticker() {
        return wiring.ticker();
    }

    CallStats stats() {
        return wiring.stats();
    }

    RandomGenerator random() {
        return random;
    }

    RetryPolicy retries() {
        return retries;
    }

    Endpoints endpoints() {
        return endpoints;
    }

    ConnectionPool pool() {
        return pool;
    }

    private static Object ofObject(Object proxy, Method method, Object[] arguments, String text) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> text;
        };
    }
}
