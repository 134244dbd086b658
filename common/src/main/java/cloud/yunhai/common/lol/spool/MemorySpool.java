package cloud.yunhai.common.lol.spool;

import cloud.yunhai.common.lol.LogBatch;
import cloud.yunhai.common.lol.LogRecord;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A few batches in memory: for a process that has no directory to spool in. The oldest give way to new ones.
public final class MemorySpool implements Spool {
    private final Source source = new Source();
    private final int maxBatches;
    private final Deque<LogBatch> batches = new ArrayDeque<>();
    private long lost;

    public MemorySpool(int maxBatches) {
        this.maxBatches = maxBatches;
    }

    @Override
    public synchronized void put(List<LogRecord> records) {
        if (batches.size() >= maxBatches) {
            lost += batches.removeFirst().records().size();
        }
        batches.addLast(source.batch(records));
    }

    @Override
    public synchronized @Nullable LogBatch oldest() {
        return batches.peekFirst();
    }

    @Override
    public synchronized void remove(LogBatch sent) {
        LogBatch oldest = batches.peekFirst();
        if (oldest != null && oldest.id().equals(sent.id())) {
            batches.removeFirst();
        }
    }

    @Override
    public synchronized long lost() {
        return lost;
    }

    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
