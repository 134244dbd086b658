package cloud.yunhai.apiserver.app.port;

import cloud.yunhai.common.model.event.Event;
import java.time.Duration;
import java.util.List;

/// What changes, in order.
public interface ChangeFeed extends Reader<Event> {
    /// Changes, and where to go on.
    record Changes(List<Event> events, long nextSequence) {
        public Changes {
            events = List.copyOf(events);
        }
    }

    /// What changed after this; waits so long when nothing did. -1: nothing, only where now is.
    Changes changes(long sequence, int limit, Duration time);
}
