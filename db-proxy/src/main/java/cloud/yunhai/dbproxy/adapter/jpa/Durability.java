package cloud.yunhai.dbproxy.adapter.jpa;

import java.time.Duration;

/// When a commit has reached the disk, so that it may be answered.
interface Durability {
    /// A server that answers a commit only then.
    Durability BY_SERVER = new Durability() {
        @Override
        public void commit(Runnable commit, Duration longest) {
            commit.run();
        }

        @Override
        public void settle(Duration longest) {
            // What a server lets others read is on its disk.
        }
    };

    /// Commits, and returns once that is on disk.
    void commit(Runnable commit, Duration longest);

    /// Returns once everything that could be read before this call is on disk.
    void settle(Duration longest);
}
