package cloud.yunhai.common.tip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.testing.SeededRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PoliciesTest {
    private final SeededRandom random = new SeededRandom(5);

    @Test
    void pausesDoubleUpToTheLongestAndAreNeverTheSame() {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));

        for (int i = 0; i < 100; i++) {
            assertThat(backoff.after(1, random)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
            assertThat(backoff.after(3, random)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
            assertThat(backoff.after(1_000_000, random)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        }
        assertThat(backoff.after(1, random)).isNotEqualTo(backoff.after(1, random));
    }

    @Test
    void aBackoffThatShrinksIsRefused() {
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }

    @Test
    void repeatsAreBoundedInNumberTotalTimeAndByTheDeadline() {
        Duration ms = Duration.ofMillis(1);
        RetryPolicy policy =
                new RetryPolicy(3, Duration.ofSeconds(1), new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1)));

        assertThat(policy.pause(1, 1, ms, Duration.ofSeconds(5), random)).isPresent();
        assertThat(policy.pause(2, 2, ms, Duration.ofSeconds(5), random)).isPresent();
        assertThat(policy.pause(3, 3, ms, Duration.ofSeconds(5), random)).isEmpty();
        assertThat(policy.pause(1, 1, Duration.ofMillis(990), Duration.ofSeconds(5), random))
                .isEmpty();
        assertThat(policy.pause(1, 1, ms, Duration.ofMillis(20), random)).isEmpty();
    }

    @Test
    void theLeastBusyIsAskedAndEqualOnesByLot() {
        Peer busy = new Peer("busy", true, 3);
        Peer a = new Peer("a", true, 1);
        Peer b = new Peer("b", true, 1);
        Map<Peer, Integer> chosen = new HashMap<>();

        for (int i = 0; i < 1_000; i++) {
            chosen.merge(
                    AddressSelector.choose(List.of(busy, a, b), Set.of(), random)
                            .orElseThrow(),
                    1,
                    Integer::sum);
        }

        assertThat(chosen).containsOnlyKeys(a, b);
        assertThat(chosen.values()).allMatch(count -> count > 400);
    }

    @Test
    void oneNotTriedYetIsAskedBeforeATriedOne() {
        Peer tried = new Peer("tried", true, 0);
        Peer fresh = new Peer("fresh", true, 9);

        assertThat(AddressSelector.choose(List.of(tried, fresh), Set.of(tried), random))
                .contains(fresh);
        assertThat(AddressSelector.choose(List.of(tried), Set.of(tried), random))
                .contains(tried);
    }

    @Test
    void nobodyIsAskedWhoIsLeftAloneOrFull() {
        assertThat(AddressSelector.choose(List.of(new Peer("down", false, 0)), Set.of(), random))
                .isEmpty();
        assertThat(AddressSelector.choose(List.<Peer>of(), Set.of(), random)).isEmpty();
    }

    private record Peer(String name, boolean usable, int underWay) implements AddressSelector.Candidate {}
}
