package cloud.yunhai.dbproxy.app.store;

import java.time.Duration;
import java.time.Instant;

/// Rows that are past their time.
public interface Leftovers {
    /// What is kept for a time only.
    enum Kind {
        /// Answers under idempotency keys, by the moment they expire.
        ANSWERS,
        /// Bearer tokens, by the moment they expire.
        TOKENS,
        /// Tokens for hosts that join, by the moment they expire.
        JOIN_TOKENS,
        /// Sagas, by the moment they ended, and the queues of resources that have none any more. One that is
        /// STUCK has not ended.
        SAGAS,
        /// Records of deleted instances, with their placement, by the moment they were last changed.
        INSTANCES,
        /// Records of deleted volumes.
        VOLUMES,
        /// Records of deleted images that nothing refers to any more.
        IMAGES,
        /// Events, the oldest first and without a hole, by the moment they happened.
        EVENTS,
        /// Numbers that were given out, but the last: it keeps the next one greater.
        TICKETS
    }

    /// Has the caller do the next round, if no other one has it: one conditional statement.
    boolean takeTurn(Instant now, Duration every);

    /// Takes out those of before the moment, so many at most.
    ///
    /// @return how many
    int purge(Kind kind, Instant before, int limit);
}
