package cloud.yunhai.common.testing;

import java.util.List;
import java.util.Random;

/// A random generator whose seed is known: print it (or let a failing assertion do so) to replay a run with
/// `-Dtest.seed=SEED`.
public final class SeededRandom extends Random {
    private static final long serialVersionUID = 1L;

    private final long seed;

    /// With this seed.
    public SeededRandom(long seed) {
        super(seed);
        this.seed = seed;
    }

    /// With the seed given by `-Dtest.seed`, or else this one.
    public static SeededRandom orElse(long seed) {
        return new SeededRandom(Long.getLong("test.seed", seed));
    }

    /// With the seed given by `-Dtest.seed`, or else a new one each run, printed.
    public static SeededRandom fresh() {
        SeededRandom random = orElse(System.nanoTime());
        System.out.println(random);
        return random;
    }

    /// The seed, for replay.
    public long seed() {
        return seed;
    }

    /// True once in so many calls.
    public boolean oneIn(int calls) {
        return nextInt(calls) == 0;
    }

    /// One of these.
    public <T> T pick(List<T> choices) {
        return choices.get(nextInt(choices.size()));
    }

    @Override
    public String toString() {
        return "random seed " + seed + " (replay with -Dtest.seed=" + seed + ")";
    }
}
