package cloud.yunhai.portal.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.apicommon.representation.EventRepresentation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LivePageTest {
    private final AtomicInteger gone = new AtomicInteger();
    private final List<String> watched = new ArrayList<>();
    private final LivePage page = new LivePage(
            List.of("ins_1", "op_"),
            (operation, _) -> {
                watched.add(operation);
                throw new IllegalStateException("not reached by tests that follow nothing");
            },
            _ -> gone.incrementAndGet());

    private static EventRepresentation event(String resourceId, @Nullable String after) {
        EventRepresentation event = new EventRepresentation();
        event.resourceId = resourceId;
        event.after = after;
        return event;
    }

    @Test
    void manyChangesInARowAreOne() throws InterruptedException {
        page.heard(event("ins_1", null));
        page.heard(event("op_2", "{\"resource_id\":\"ins_2\"}"));
        page.heard(event("op_3", "{\"resource_id\":\"ins_10\"}"));

        assertThat(page.awaitChange(Duration.ZERO)).isTrue();
        assertThat(page.awaitChange(Duration.ZERO)).isFalse();
        assertThat(watched).isEmpty();
    }

    @Test
    void otherResourcesAreNoChange() throws InterruptedException {
        page.heard(event("ins_2", null));
        page.heard(event("key_1", "ins_1"));

        assertThat(page.awaitChange(Duration.ZERO)).isFalse();
    }

    @Test
    void operationOnWhatThePageShowsIsFollowed() {
        assertThatThrownBy(() -> page.heard(event("op_4", "{\"resource_id\":\"ins_1\"}")))
                .isInstanceOf(IllegalStateException.class);

        assertThatThrownBy(() -> page.heard(event("op_5", null))).isInstanceOf(IllegalStateException.class);

        assertThat(watched).containsExactly("op_4", "op_5");
    }

    @Test
    void endWakesThePage() throws InterruptedException {
        page.end();

        assertThat(page.awaitChange(Duration.ofMinutes(1))).isFalse();
        assertThat(page.ended()).isTrue();
    }

    @Test
    void closingTellsOnceAndNothingIsFollowedAfterwards() {
        page.close();
        page.heard(event("op_4", "{\"resource_id\":\"ins_1\"}"));

        assertThat(gone).hasValue(1);
        assertThat(watched).isEmpty();
    }
}
