package cloud.yunhai.common.lol;

import java.util.List;

/// Records that are sent together.
///
/// @param id the same whenever the batch is sent again, so that it is stored once: `SOURCE:NUMBER`, where a source
/// sends its numbers in growing order
public record LogBatch(String id, List<LogRecord> records) {
    public LogBatch {
        records = List.copyOf(records);
    }
}
