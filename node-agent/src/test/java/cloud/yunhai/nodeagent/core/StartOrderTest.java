package cloud.yunhai.nodeagent.core;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.testing.ManualClock;
import cloud.yunhai.nodeagent.testing.Children;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StartOrderTest {
    private final ManualClock clock = new ManualClock();
    private final List<Supervision> all = new ArrayList<>();

    @Test
    void noMoreThanSoManyComeUpAtOnce() {
        Supervision a = wanted("a");
        Supervision b = wanted("b");
        Supervision c = wanted("c");
        assertThat(turns(2)).containsExactly(a, b);
        launch(a, 1);
        launch(b, 2);
        assertThat(turns(2)).isEmpty();
        up(a, 1);
        assertThat(turns(2)).containsExactly(c);
    }

    @Test
    void waitsForThoseItNamesUntilTheyAreUp() {
        Supervision late = wanted("late", "early");
        Supervision early = wanted("early");
        assertThat(turns(4)).containsExactly(early);
        launch(early, 1);
        assertThat(turns(4)).isEmpty();
        up(early, 1);
        assertThat(turns(4)).containsExactly(late);
    }

    @Test
    void waitsForOthersOnlySoLong() {
        Supervision late = wanted("late", "early");
        launch(wanted("early"), 1);
        assertThat(turns(4)).isEmpty();
        clock.advance(Children.timings().dependencyPatience());
        assertThat(turns(4)).containsExactly(late);
    }

    @Test
    void restartWaitsForNobody() {
        Supervision service = wanted("a", "b");
        Supervision other = wanted("b");
        launch(service, 1);
        service.ended(new ProcessKey(1, 1), OptionalInt.of(137), now());
        clock.advance(Duration.ofSeconds(1));
        service.tick(now());
        launch(other, 2);
        assertThat(turns(1)).containsExactly(service);
    }

    @Test
    void thoseThatNobodyNeedsStopFirst() {
        Supervision db = wanted("db");
        Supervision scheduler = wanted("scheduler", "db");
        Supervision api = wanted("api", "db", "scheduler");
        assertThat(StartOrder.nextToStop(all)).containsExactly(api);
        assertThat(StartOrder.nextToStop(List.of(db, scheduler))).containsExactly(scheduler);
        assertThat(StartOrder.nextToStop(List.of(db))).containsExactly(db);
    }

    @Test
    void thoseThatNeedEachOtherAreStoppedTogether() {
        wanted("a", "b");
        wanted("b", "a");
        assertThat(StartOrder.nextToStop(all)).hasSize(2);
    }

    private List<Supervision> turns(int atOnce) {
        return StartOrder.turns(all, atOnce, now());
    }

    private Instant now() {
        return clock.instant();
    }

    private Supervision wanted(String name, String... after) {
        Supervision service = new Supervision(
                Children.startedAfter(Children.spec(Path.of("/home"), name, 1), after), Children.timings());
        service.start(now());
        all.add(service);
        return service;
    }

    private void launch(Supervision service, long pid) {
        service.turn();
        service.launched(new ProcessKey(pid, 1), now());
    }

    private void up(Supervision service, long pid) {
        service.probed(new ProcessKey(pid, 1), ProbeResult.healthy(), now());
    }
}
