package cloud.yunhai.lolserver.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.lol.LogBatch;
import cloud.yunhai.common.lol.LogLimits;
import cloud.yunhai.common.lol.LogRecord;
import java.time.Instant;
import java.util.regex.Pattern;

/// What a batch must be like to be taken.
final class BatchRules {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._-]{0,99}");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private BatchRules() {}

    static void check(LogBatch batch) {
        if (!ID.matcher(batch.id()).matches()) {
            throw CloudException.invalid("batch", LogLimits.cut(batch.id(), 100), "1 to 100 letters, digits and :._-");
        }
        int count = batch.records().size();
        if (count < 1 || count > 2 * LogLimits.BATCH_RECORDS) {
            throw CloudException.invalid("records", count, "1 to " + 2 * LogLimits.BATCH_RECORDS);
        }
        for (int i = 0; i < count; i++) {
            LogRecord record = batch.records().get(i);
            if (record.time().isBefore(EARLIEST) || !record.time().isBefore(LATEST)) {
                throw CloudException.invalid("records[" + i + "].time", record.time(), "between 2000 and 2200");
            }
            if (record.id().isEmpty()) {
                throw CloudException.invalid("records[" + i + "].id", "''", "a text");
            }
            if (record.moduleName().isEmpty()) {
                throw CloudException.invalid("records[" + i + "].module", "''", "a text");
            }
        }
    }
}
