package cloud.yunhai.vmscheduler.app;

import cloud.yunhai.common.model.event.Event;
import java.time.Duration;
import java.util.List;

/// What changes in the database, in order.
public interface ChangeFeed {
    /// @param next where to go on
    record Changes(List<Event> events, long next) {}

    /// Where now is.
    long now();

    /// What came after a place; waits when nothing did.
    Changes after(long place, Duration wait);
}
