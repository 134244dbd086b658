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
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// All processes that we have called or may call, and the choice among them.
final class Endpoints {
    private final Discovery discovery;
    private final TipLimits.Calling limits;
    private final Ticker ticker;
    private final RandomGenerator random;
    private final Map<Key, Endpoint> known = new ConcurrentHashMap<>();

    Endpoints(Discovery discovery, TipLimits.Calling limits, Ticker ticker, RandomGenerator random) {
        this.discovery = discovery;
        this.limits = limits;
        this.ticker = ticker;
        this.random = random;
    }

    /// Chooses one for a call and takes a place there.
    Choice choose(Target target, WorkClass work, Set<AddressSelector.Candidate> tried) {
        List<ServiceEntry> entries = entries(target);
        if (entries.isEmpty()) {
            discovery.refreshSoon();
            return none(ErrorCode.NO_ENDPOINT, "no " + target + " is registered", false);
        }
        List<AddressSelector.Candidate> candidates =
                entries.stream().map(entry -> endpoint(entry).seenBy(work)).toList();
        Optional<AddressSelector.Candidate> chosen = AddressSelector.choose(candidates, tried, random);
        if (chosen.isPresent()
                && chosen.get() instanceof Endpoint.SeenBy seen
                && seen.endpoint().enter(work)) {
            return new Choice.Chosen(seen);
        }
        return nobody(target, work, entries);
    }

    private List<ServiceEntry> entries(Target target) {
        if (target.address() != null) {
            String host = target.host() == null ? ServiceEntry.ANY_HOST : target.host();
            return List.of(new ServiceEntry(target.module(), host, target.address(), "unknown", Instant.EPOCH, 0));
        }
        return target.host() == null
                ? discovery.view().of(target.module())
                : discovery.view().of(target.module(), target.host());
    }

    /// Forgets those that the registry has no longer.
    void forgetGone() {
        ServiceView view = discovery.view();
        Set<Key> live = view.all().stream().map(Endpoints::key).collect(Collectors.toSet());
        known.entrySet()
                .removeIf(
                        each -> !live.contains(each.getKey()) && each.getValue().idle());
    }

    private Choice nobody(Target target, WorkClass work, List<ServiceEntry> entries) {
        List<Endpoint> endpoints = entries.stream().map(this::endpoint).toList();
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
