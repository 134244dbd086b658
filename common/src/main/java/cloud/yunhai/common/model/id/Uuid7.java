package cloud.yunhai.common.model.id;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, then 74 random bits.
///
/// Within one process they grow strictly, also within a millisecond and when the clock steps back.
public final class Uuid7 {
    private static final Uuid7 SYSTEM = new Uuid7(InstantSource.system(), new SecureRandom());

    private final InstantSource clock;
    private final RandomGenerator random;
    private long lastMillis = Long.MIN_VALUE;
    private int sequence;

    public Uuid7(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /// The next id of the system clock.
    public static UUID next() {
        return SYSTEM.create();
    }

    /// The next id.
    public synchronized UUID create() {
        long now = clock.millis();
        if (now > lastMillis) {
            lastMillis = now;
            // Half of the range stays free above, so that a burst within the millisecond has room to count.
            sequence = random.nextInt(0x800);
        } else if (++sequence > 0xfff) {
            lastMillis++;
            sequence = random.nextInt(0x800);
        }
        long high = (lastMillis << 16) | 0x7000L | sequence;
        long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
