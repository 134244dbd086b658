package cloud.yunhai.common.tip;

import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/// Chance that all threads of a process draw from. The JDK's default generator belongs to one thread: two that draw
/// from it at once may get the same numbers, and so the same trace.
enum SharedRandom implements RandomGenerator {
    INSTANCE;

    @Override
    public long nextLong() {
        return ThreadLocalRandom.current().nextLong();
    }
}
