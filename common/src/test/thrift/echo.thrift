// A service for the tests of TIP alone.
namespace java cloud.yunhai.common.idl.echo

include "faults.thrift"

struct TParcel {
  1: string label
  2: i64 weight
  3: map<string, string> marks
  4: list<string> parts
  5: optional binary content
}

struct TSeen {
  1: string callerModule
  2: string callerHost
  3: string trace
  4: i64 remainingMillis
  5: string idempotencyKey
  6: i64 fencingToken
  7: string operation
}

service Echo {
  TParcel echo(1: TParcel parcel) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
  /** What the handler's context says. */
  TSeen seen() throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
  /** What the context says one call further. */
  TSeen seenByNext() throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
  string readWord(1: string word) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
  string ensureWord(1: string word) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  string undoWord(1: string word) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "5000")
  string onceWord(1: string word) throws (1: faults.TFault fault) (kind = "once", work = "long", budget_millis = "5000")
}

/** Nobody may call it. */
service Forbidden {
  string secret() throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
}
