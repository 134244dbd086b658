package cloud.yunhai.common.lol.spool;

import cloud.yunhai.common.lol.LogBatch;
import cloud.yunhai.common.lol.LogRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Batches in the order in which they were put in, until lol-server has them. One thread puts, another takes.
public interface Spool extends AutoCloseable {
    /// Puts records in, as one batch. Never fails: what finds no room is lost, and counted.
    void put(List<LogRecord> records);

    /// The oldest batch, left where it is; null: there is none.
    @Nullable
    LogBatch oldest();

    /// Takes this batch out, if it is still the oldest.
    void remove(LogBatch sent);

    /// How many records were lost so far.
    long lost();

    /// How many bytes wait.
    long bytes();

    @Override
    void close();
}
