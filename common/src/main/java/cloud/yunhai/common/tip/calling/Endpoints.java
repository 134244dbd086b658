package cloud.yunhai.common.tip.calling;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.tip.AddressSelector;
import cloud.yunhai.common.tip.Attempt;
import cloud.yunhai.common.tip.Discovery;
import cloud.yunhai.common.tip.HostPort;
import cloud.yunhai.common.tip.ServiceEntry;
import cloud.yunhai.common.tip.ServiceView;
import cloud.yunhai.common.tip.Ticker;
import cloud.yunhai.common.tip.TipLimits;
import cloud.yunhai.common.tip.WorkClass;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// All processes that we have called or may call, and the choice among them.
final class Endpoints {
    private final Discovery discovery;
    private final TipLimits.Calling limits;
    private final Ticker ticker;
    private final RandomGenerator random;
    private final Map<Key, Endpoint> known = new ConcurrentHashMap<>();
    private final AtomicInteger forgotten = new AtomicInteger();

    Endpoints(Discovery discovery, TipLimits.Calling limits, Ticker ticker, RandomGenerator random) {
        this.discovery = discovery;
        this.limits = limits;
        this.ticker = ticker;
        this.random = random;
    }

    /// A client's way to its target.
    Route route(Target target) {
        return new Route(this, target);
    }

    /// Chooses one for a call and takes a place there.
    Choice choose(Route route, WorkClass work, Set<AddressSelector.Candidate> tried) {
        Route.Found found = route.found();
        if (found.endpoints().isEmpty()) {
            discovery.refreshSoon();
            return none(ErrorCode.NO_ENDPOINT, "no " + route.target() + " is registered", false);
        }
        Optional<AddressSelector.Candidate> chosen = AddressSelector.choose(found.seenBy(work), tried, random);
        if (chosen.isPresent()
                && chosen.get() instanceof Endpoint.SeenBy seen
                && seen.endpoint().enter(work)) {
            return new Choice.Chosen(seen);
        }
        return nobody(route.target(), work, found.endpoints());
    }

    ServiceView view() {
        return discovery.view();
    }

    /// Grows whenever endpoints are forgotten.
    int forgotten() {
        return forgotten.get();
    }

    /// The processes that a target means.
    List<Endpoint> of(Target target, ServiceView view) {
        return entries(target, view).stream().map(this::endpoint).toList();
    }

    private static List<ServiceEntry> entries(Target target, ServiceView view) {
        if (target.address() != null) {
            String host = target.host() == null ? ServiceEntry.ANY_HOST : target.host();
            return List.of(new ServiceEntry(target.module(), host, target.address(), "unknown", Instant.EPOCH, 0));
        }
        return target.host() == null ? view.of(target.module()) : view.of(target.module(), target.host());
    }

    /// Forgets those that the registry has no longer.
    void forgetGone() {
        ServiceView view = discovery.view();
        Set<Key> live = view.all().stream().map(Endpoints::key).collect(Collectors.toSet());
        boolean some = known.entrySet()
                .removeIf(
                        each -> !live.contains(each.getKey()) && each.getValue().idle());
        if (some) {
            forgotten.incrementAndGet();
        }
    }

    private Choice nobody(Target target, WorkClass work, List<Endpoint> endpoints) {
        if (endpoints.stream().anyMatch(endpoint -> endpoint.full(work))) {
            return none(ErrorCode.TARGET_FULL, "too many calls to " + target + " are under way", false);
        }
        discovery.refreshSoon();
        boolean hopeless = endpoints.stream().allMatch(Endpoint::hopeless);
        return none(ErrorCode.TARGET_DOWN, target + " does not answer", hopeless);
    }

    private Endpoint endpoint(ServiceEntry entry) {
        return known.computeIfAbsent(key(entry), _ -> new Endpoint(entry, limits, ticker, random));
    }

    private static Choice none(ErrorCode code, String text, boolean hopeless) {
        return new Choice.None(new Attempt.Unsent(new CloudException(code, text), false, hopeless));
    }

    private static Key key(ServiceEntry entry) {
        return new Key(entry.module(), entry.host(), entry.address());
    }

    private record Key(String module, String host, HostPort address) {}

    /// What a choice came to.
    sealed interface Choice {
        /// A place was taken there; it must be left.
        record Chosen(Endpoint.SeenBy seen) implements Choice {}

        /// Nobody can be asked now.
        record None(Attempt.Unsent why) implements Choice {}
    }
}
