package cloud.yunhai.common.tip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Picks the process to ask: of those that may be asked the one with the fewest of our calls under way; not yet tried
/// ones first; equal ones by lot.
public final class AddressSelector {
    private AddressSelector() {}

    /// @param tried those that this call has been to already
    public static <C extends Candidate> Optional<C> choose(
            List<C> candidates, Set<? super C> tried, RandomGenerator random) {
        Optional<C> fresh =
                leastBusy(candidates.stream().filter(c -> !tried.contains(c)).toList(), random);
        return fresh.isPresent() ? fresh : leastBusy(candidates, random);
    }

    private static <C extends Candidate> Optional<C> leastBusy(List<C> candidates, RandomGenerator random) {
        List<C> best = new ArrayList<>();
        int fewest = Integer.MAX_VALUE;
        for (C candidate : candidates) {
            if (!candidate.usable()) {
                continue;
            }
            int underWay = candidate.underWay();
            if (underWay < fewest) {
                fewest = underWay;
                best.clear();
            }
            if (underWay == fewest) {
                best.add(candidate);
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best.get(random.nextInt(best.size())));
    }

    /// A process that may be asked.
    public interface Candidate {
        /// Whether it takes one more call now: not left alone, not full.
        boolean usable();

        /// Our calls under way there.
        int underWay();
    }
}
