package cloud.yunhai.apiclient.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventParserTest {
    private static List<StreamEvent> parsed(String text) {
        EventParser parser = new EventParser();
        return Stream.of(text.split("\n", -1))
                .map(parser::line)
                .flatMap(Optional::stream)
                .toList();
    }

    @Test
    void membersMakeAnEvent() {
        assertThat(parsed("id: 7\nevent: operation\ndata: {}\n\n"))
                .containsExactly(new StreamEvent("7", "operation", "{}"));
    }

    @Test
    void dataOverSeveralLinesIsOneText() {
        assertThat(parsed("data: a\ndata:b\ndata\n\n")).containsExactly(new StreamEvent(null, "message", "a\nb\n"));
    }

    @Test
    void anIdHoldsForTheEventsThatFollow() {
        assertThat(parsed("id: 1\ndata: a\n\ndata: b\n\n"))
                .containsExactly(new StreamEvent("1", "message", "a"), new StreamEvent("1", "message", "b"));
    }

    @Test
    void commentsUnknownMembersAndEmptyEventsAreNothing() {
        assertThat(parsed(": beat\n\nretry: 5\n\nevent: operation\n\n")).isEmpty();
    }

    @Test
    void whatIsNotFinishedIsNoEvent() {
        assertThat(parsed("data: half")).isEmpty();
    }
}
