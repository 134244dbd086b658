namespace java cloud.yunhai.common.idl.lolserver
include "faults.thrift"

enum TLogLevel { TRACE, DEBUG, INFO, WARN, ERROR }
struct TLogRecord {
  /** Unique: a batch sent twice is stored once. */
  1: string id, 2: i64 timeMicros, 3: string moduleName, 4: string hostName, 5: TLogLevel level, 6: string logger, 7: string message,
  8: optional string trace, 9: optional string operationId, 10: optional string instanceId, 11: optional string userId, 12: optional string error,
  13: map<string, string> values,
}
struct TLogQuery {
  1: optional i64 fromMicros, 2: optional i64 toMicros, 3: list<string> modules, 4: optional TLogLevel minLevel, 5: optional string userId,
  6: optional string instanceId, 7: optional string operationId, 8: optional string trace, 9: optional string text, 10: optional string hostName,
  11: i32 limit, 12: optional string pageToken, 13: bool oldestFirst,
}
struct TLogPage { 1: list<TLogRecord> records, 2: optional string nextPageToken }

service LolServer {
  /** Stored when it returns; a repeated batch changes nothing. */
  void append(1: string batchId, 2: list<TLogRecord> records) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  TLogPage query(1: TLogQuery query) throws (1: faults.TFault fault) (kind = "read", work = "long", budget_millis = "20000")
}
