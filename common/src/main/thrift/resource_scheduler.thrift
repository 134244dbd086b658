namespace java cloud.yunhai.common.idl.resourcescheduler
include "faults.thrift"
include "types.thrift"
include "db_proxy.thrift"

struct TNewImage {
  1: string id, 2: optional string tenantId, 3: string name, 4: types.TImageKind kind, 5: string source, 6: optional string sha256,
  7: types.TVisibility visibility, 8: types.TProvisioning defaultProvisioning, 9: i64 minMemoryMib, 10: optional string operatingSystem,
  11: map<string, string> labels,
}

struct TAccepted { 1: types.TOperation operation, 2: optional types.TInstance instance, 3: optional types.TImage image }

/** Console output from `offset` (bytes since the console log began); `nextOffset` continues. */
struct TConsoleLog { 1: binary bytes, 2: i64 offset, 3: i64 nextOffset }

/** Physical work: each submit writes the operation and its saga and answers; the work goes on behind. Ids are the caller's. */
service ResourceScheduler {
  TAccepted createInstance(1: types.TActor actor, 2: string operationId, 3: db_proxy.TNewInstance instance) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "8000")
  TAccepted commandInstance(1: types.TActor actor, 2: string operationId, 3: string tenantId, 4: string instanceId, 5: types.TInstanceCommand command, 6: i64 timeoutMillis) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "8000")
  TAccepted importImage(1: types.TActor actor, 2: string operationId, 3: TNewImage image) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "8000")
  TAccepted deleteImage(1: types.TActor actor, 2: string operationId, 3: string imageId) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "8000")
  types.TOperation cancelOperation(1: types.TActor actor, 2: string operationId) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "8000")
  types.TOperation resolveStuck(1: types.TActor actor, 2: string operationId, 3: string resolution) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "8000")
  /** What does not add up between the database and everything else: claims, hypervisors, disks, DHCP servers; empty when all is right. */
  list<db_proxy.TImbalance> check() throws (1: faults.TFault fault) (kind = "read", work = "long", budget_millis = "120000")
  TConsoleLog consoleLog(1: string tenantId, 2: string instanceId, 3: i64 offset, 4: i32 limit) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "8000")
}
