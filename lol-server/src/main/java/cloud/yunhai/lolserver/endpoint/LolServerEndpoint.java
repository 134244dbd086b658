package cloud.yunhai.lolserver.endpoint;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.lolserver.LolServer;
import cloud.yunhai.common.idl.lolserver.TLogPage;
import cloud.yunhai.common.idl.lolserver.TLogQuery;
import cloud.yunhai.common.idl.lolserver.TLogRecord;
import cloud.yunhai.common.lol.LogBatch;
import cloud.yunhai.common.lol.LogLevel;
import cloud.yunhai.common.lol.LogRecord;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.Caller;
import cloud.yunhai.common.tip.Deadline;
import cloud.yunhai.lolserver.app.LogStore;
import cloud.yunhai.lolserver.core.LogPage;
import cloud.yunhai.lolserver.core.LogQuery;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// The TIP face. Module and host of a record are those of the caller's certificate, whatever the record says.
public final class LolServerEndpoint implements LolServer.Iface {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final LogStore store;

    public LolServerEndpoint(LogStore store) {
        this.store = store;
    }

    @Override
    public void append(String batchId, List<TLogRecord> records) {
        Caller caller = CallContext.current().requireCaller();
        List<LogRecord> decoded = valid(() -> ThriftCodec.decodeAll(records, LogRecord.class)).stream()
                .map(record -> record.from(caller.module(), caller.host()))
                .toList();
        Deadline deadline = CallContext.current().deadline();
        store.append(new LogBatch(batchId, decoded), deadline == null ? LONGEST : deadline.remaining());
    }

    @Override
    public TLogPage query(TLogQuery query) {
        LogPage page = store.query(valid(() -> new LogQuery(
                query.isSetFromMicros() ? query.getFromMicros() : Long.MIN_VALUE,
                query.isSetToMicros() ? query.getToMicros() : Long.MAX_VALUE,
                query.isSetModules() ? Set.copyOf(query.getModules()) : Set.of(),
                query.isSetMinLevel() ? LogLevel.valueOf(query.getMinLevel().name()) : LogLevel.TRACE,
                query.getUserId(),
                query.getInstanceId(),
                query.getOperationId(),
                query.getTrace(),
                query.getHostName(),
                query.getText(),
                query.getLimit() == 0 ? LogQuery.DEFAULT_LIMIT : query.getLimit(),
                query.getPageToken(),
                query.isOldestFirst())));
        TLogPage encoded = new TLogPage().setRecords(ThriftCodec.encodeAll(page.records(), TLogRecord.class));
        if (page.nextPageToken() != null) {
            encoded.setNextPageToken(page.nextPageToken());
        }
        return encoded;
    }

    private interface Reading<R> {
        R read();
    }

    private static <R> R valid(Reading<R> reading) {
        try {
            return reading.read();
        } catch (IllegalArgumentException wrong) {
            throw new CloudException(ErrorCode.INVALID, String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
