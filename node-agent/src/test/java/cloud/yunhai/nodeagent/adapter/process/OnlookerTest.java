package cloud.yunhai.nodeagent.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cloud.yunhai.nodeagent.core.ProcessKey;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OnlookerTest {
    private static final ProcessKey ONE = new ProcessKey(1, 10);
    private static final ProcessKey TWO = new ProcessKey(2, 20);

    private final Set<ProcessKey> alive = ConcurrentHashMap.newKeySet();
    private final List<String> ended = new CopyOnWriteArrayList<>();
    private final Onlooker onlooker = new Onlooker(alive::contains);

    @AfterEach
    void close() {
        onlooker.close();
    }

    @Test
    void endOfEachProcessIsToldOnceAndOnlyItsOwn() {
        alive.addAll(Set.of(ONE, TWO));
        onlooker.watch(ONE, () -> ended.add("one"));
        onlooker.watch(TWO, () -> ended.add("two"));

        alive.remove(ONE);
        await().atMost(Duration.ofSeconds(30)).until(() -> ended.contains("one"));
        assertThat(ended).containsExactly("one");
        alive.remove(TWO);
        await().atMost(Duration.ofSeconds(30)).until(() -> ended.size() == 2);
        assertThat(ended).containsExactly("one", "two");
    }

    /// It rests while there is nothing to watch, and must wake up again.
    @Test
    void processWatchedAfterAllOthersEndedIsSeenToo() {
        onlooker.watch(ONE, () -> ended.add("one"));
        await().atMost(Duration.ofSeconds(30)).until(() -> ended.contains("one"));

        onlooker.watch(TWO, () -> ended.add("two"));

        await().atMost(Duration.ofSeconds(30)).until(() -> ended.contains("two"));
    }
}
