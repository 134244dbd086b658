package cloud.yunhai.apiserver.adapter.lol;

import cloud.yunhai.apicommon.representation.LogLevel;
import cloud.yunhai.apicommon.representation.LogRecordRepresentation;
import cloud.yunhai.apiserver.app.port.Listing;
import cloud.yunhai.apiserver.app.port.LogStore;
import cloud.yunhai.common.idl.lolserver.LolServer;
import cloud.yunhai.common.idl.lolserver.TLogLevel;
import cloud.yunhai.common.idl.lolserver.TLogPage;
import cloud.yunhai.common.idl.lolserver.TLogQuery;
import cloud.yunhai.common.idl.lolserver.TLogRecord;
import cloud.yunhai.common.tip.Tip;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;

/// The logs at lol-server.
public final class LolServerLogs implements LogStore {
    private final LolServer.Iface lol;

    public LolServerLogs(LolServer.Iface lol) {
        this.lol = lol;
    }

    @Override
    public Listing<LogRecordRepresentation> query(Query query) {
        TLogQuery sent = new TLogQuery();
        if (query.from() != null) {
            sent.setFromMicros(ChronoUnit.MICROS.between(Instant.EPOCH, query.from()));
        }
        if (query.to() != null) {
            sent.setToMicros(ChronoUnit.MICROS.between(Instant.EPOCH, query.to()));
        }
        sent.setModules(query.modules());
        if (query.minLevel() != null) {
            sent.setMinLevel(TLogLevel.valueOf(query.minLevel().name()));
        }
        sent.setUserId(query.userId());
        sent.setInstanceId(query.instanceId());
        sent.setOperationId(query.operationId());
        sent.setTrace(query.trace());
        sent.setText(query.text());
        sent.setHostName(query.hostName());
        sent.setLimit(query.limit());
        sent.setPageToken(query.pageToken());
        sent.setOldestFirst(query.oldestFirst());
        TLogPage page = Tip.call(() -> lol.query(sent));
        return new Listing<>(
                page.getRecords().stream().map(LolServerLogs::represent).toList(), page.getNextPageToken());
    }

    private static LogRecordRepresentation represent(TLogRecord record) {
        LogRecordRepresentation representation = new LogRecordRepresentation();
        representation.id = record.getId();
        representation.time = Instant.EPOCH.plus(record.getTimeMicros(), ChronoUnit.MICROS);
        representation.moduleName = record.getModuleName();
        representation.hostName = record.getHostName();
        representation.level = LogLevel.valueOf(record.getLevel().name());
        representation.logger = record.getLogger();
        representation.message = record.getMessage();
        representation.trace = record.getTrace();
        representation.operationId = record.getOperationId();
        representation.instanceId = record.getInstanceId();
        representation.userId = record.getUserId();
        representation.error = record.getError();
        representation.values = record.getValues() == null ? new TreeMap<>() : new TreeMap<>(record.getValues());
        return representation;
    }
}
