namespace java cloud.yunhai.common.idl.nodeagent
include "faults.thrift"
include "types.thrift"

enum TServiceState { STOPPED, STARTING, UP, UNHEALTHY, CRASHED, BACKING_OFF, STOPPING }
struct TServiceStatus {
  1: string name, 2: string moduleName, 3: TServiceState serviceState, 4: optional i64 pid, 5: optional i64 startedAtMicros, 6: i32 restarts,
  7: optional string lastExit, 8: optional string version, 9: optional string address, 10: optional i64 residentBytes, 11: optional string reason,
}

/** The services of one host. */
service NodeAgent {
  list<TServiceStatus> services() throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
  TServiceStatus start(1: types.TActor actor, 2: string name) throws (1: faults.TFault fault) (kind = "ensure", work = "long", budget_millis = "60000")
  TServiceStatus stop(1: types.TActor actor, 2: string name) throws (1: faults.TFault fault) (kind = "ensure", work = "long", budget_millis = "60000")
  TServiceStatus restart(1: types.TActor actor, 2: string name) throws (1: faults.TFault fault) (kind = "once", work = "long", budget_millis = "90000")
  types.THostFacts facts() throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
  types.THostLoad load() throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
}
