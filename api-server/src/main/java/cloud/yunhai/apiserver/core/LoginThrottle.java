package cloud.yunhai.apiserver.core;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Slows down guessing: so many failed logins at once for one name or from one address, then one in a while.
///
/// How it works: each key has the moment at which its last failure is paid off; a key that owes more than the burst
/// waits. The least recently used keys are forgotten, so that many names cannot fill the memory.
public final class LoginThrottle {
    private static final int KEYS_MAX = 20_000;

    private final int burst;
    private final Duration each;
    private final Map<String, Instant> paidAt = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > KEYS_MAX;
        }
    };

    /// @param burst failures at once
    /// @param each then one in this time
    public LoginThrottle(int burst, Duration each) {
        this.burst = burst;
        this.each = each;
    }

    /// How long this key has to wait; empty: not at all.
    public synchronized Optional<Duration> waits(String key, Instant now) {
        Instant paid = paidAt.get(key);
        if (paid == null) {
            return Optional.empty();
        }
        Duration over = Duration.between(now, paid).minus(each.multipliedBy(burst - 1L));
        return over.isPositive() ? Optional.of(over) : Optional.empty();
    }

    /// A login with this key failed.
    public synchronized void failed(String key, Instant now) {
        Instant paid = paidAt.getOrDefault(key, now);
        paidAt.put(key, (paid.isBefore(now) ? now : paid).plus(each));
    }

    /// A login with this key succeeded: its failures are forgiven.
    public synchronized void succeeded(String key) {
        paidAt.remove(key);
    }
}
