package cloud.yunhai.dbproxy.adapter.jpa;

import java.time.Instant;

/// A row of which a record remains for a time after its end.
interface Ending {
    /// Called before it is written: one that is gone notes the moment.
    void changedAt(Instant now);
}
