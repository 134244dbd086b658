package cloud.yunhai.common.tip;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Picks the process to ask: of those that may be asked the one with the fewest of our calls under way; not yet tried
/// ones first; equal ones by lot.
public final class AddressSelector {
    private AddressSelector() {}

    /// @param tried those that this call has been to already
    public static <C extends Candidate> Optional<C> choose(
            List<C> candidates, Set<? super C> tried, RandomGenerator random) {
        Optional<C> fresh = leastBusy(candidates, tried, random);
        return fresh.isPresent() || tried.isEmpty() ? fresh : leastBusy(candidates, Set.of(), random);
    }

    private static <C extends Candidate> Optional<C> leastBusy(
            List<C> candidates, Set<? super C> except, RandomGenerator random) {
        @Nullable C best = null;
        int fewest = Integer.MAX_VALUE;
        int equal = 0;
        for (C candidate : candidates) {
            if (except.contains(candidate) || !candidate.usable()) {
                continue;
            }
            int underWay = candidate.underWay();
            if (underWay < fewest) {
                fewest = underWay;
                best = candidate;
                equal = 1;
            } else if (underWay == fewest && random.nextInt(++equal) == 0) {
                // The nth of n equal ones takes the place with a chance of 1 in n, so each has the same in the end.
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /// A process that may be asked.
    public interface Candidate {
        /// Whether it takes one more call now: not left alone, not full.
        boolean usable();

        /// Our calls under way there.
        int underWay();
    }
}
