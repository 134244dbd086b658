package cloud.yunhai.common.lol.spool;

import cloud.yunhai.common.lol.LogBatch;
import cloud.yunhai.common.lol.LogRecord;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Who sends batches, under growing numbers: a new one for each start of a process.
public final class Source {
    private final String name;
    private long number;

    public Source() {
        this.name = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /// The next batch; its records get their ids from it.
    public LogBatch batch(List<LogRecord> records) {
        String id = name + ":" + ++number;
        List<LogRecord> numbered = new ArrayList<>(records.size());
        for (LogRecord record : records) {
            numbered.add(record.withId(id + ":" + numbered.size()));
        }
        return new LogBatch(id, numbered);
    }
}
