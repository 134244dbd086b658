package cloud.yunhai.deploy.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What each service took of something. Pure.
///
/// @param byService in the platform's order
public record Costs(Map<String, Long> byService) {
    public Costs {
        byService = Collections.unmodifiableMap(new LinkedHashMap<>(byService));
    }

    /// All of them.
    public long total() {
        return byService.values().stream().mapToLong(Long::longValue).sum();
    }

    /// What was taken since then.
    Costs since(Costs before) {
        Map<String, Long> difference = new LinkedHashMap<>();
        byService.forEach((service, now) -> {
            Long then = before.byService.get(service);
            if (then == null) {
                throw new IllegalArgumentException(service + " was not measured before");
            }
            difference.put(service, now - then);
        });
        return new Costs(difference);
    }

    /// Each divided, for instance among the instances that were made for it.
    public Map<String, Double> per(double divisor) {
        Map<String, Double> shares = new LinkedHashMap<>();
        byService.forEach((service, cost) -> shares.put(service, cost / divisor));
        return shares;
    }
}
