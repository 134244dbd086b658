namespace java cloud.yunhai.common.idl.vmscheduler
include "faults.thrift"
include "types.thrift"
include "db_proxy.thrift"
include "resource_scheduler.thrift"

struct TPlaceRequest {
  1: string instanceId, 2: string tenantId, 3: i32 vcpus, 4: i64 memoryMib, 5: optional string clusterId, 6: string imageId, 7: i64 rootGib,
}
struct TPlaced { 1: string hostId, 2: string hostName, 3: string clusterId, 4: types.TPlacementDecision decision }

/** What resource-scheduler knows of the resources it reserved; vm-scheduler adds the rest from the database. */
struct TVmResources {
  1: string instanceId, 2: string hostId, 3: string hostName, 4: string rootVolumePath, 5: optional string seedPath, 6: list<types.TNic> nics,
}
struct TVmObservation { 1: types.TVmState vmState, 2: i64 generation, 3: optional string reason }

service VmScheduler {
  TPlaced place(1: TPlaceRequest request) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "8000")
  void release(1: string instanceId) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "8000")
  /** The instance's security groups and anti-spoofing, in force on the host before the VM starts. */
  void ensureFilters(1: TVmResources resources) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "30000")
  void removeFilters(1: string instanceId, 2: string hostId) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "30000")
  /** Defined and running. Repeated on a running VM: no change. */
  TVmObservation ensureStarted(1: TVmResources resources) throws (1: faults.TFault fault) (kind = "ensure", work = "long", budget_millis = "60000")
  /** Asks the guest to power off; forced after `timeoutMillis`. Answers OFF. */
  TVmObservation stop(1: string instanceId, 2: i64 timeoutMillis) throws (1: faults.TFault fault) (kind = "ensure", work = "long", budget_millis = "330000")
  TVmObservation forceStop(1: string instanceId) throws (1: faults.TFault fault) (kind = "ensure", work = "long", budget_millis = "60000")
  /** `rebootId` makes the repeat of one reboot harmless. */
  TVmObservation reboot(1: string instanceId, 2: string rebootId, 3: i64 timeoutMillis) throws (1: faults.TFault fault) (kind = "ensure", work = "long", budget_millis = "330000")
  TVmObservation suspend(1: string instanceId) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "30000")
  TVmObservation resume(1: string instanceId) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "30000")
  /** Neither running nor defined afterwards; its console log and filters gone as well. */
  void removeVm(1: string instanceId, 2: string hostId) throws (1: faults.TFault fault) (kind = "undo", work = "long", budget_millis = "60000")
  TVmObservation observe(1: string instanceId) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "8000")
  /** What does not add up between the database and the hypervisors; empty when all is right. */
  list<db_proxy.TImbalance> check() throws (1: faults.TFault fault) (kind = "read", work = "long", budget_millis = "120000")
  resource_scheduler.TConsoleLog consoleLog(1: string instanceId, 2: i64 offset, 3: i32 limit) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "8000")
}

struct TVmReport { 1: string instanceId, 2: types.TVmState vmState, 3: optional string reason }

/** Called by vm-controllers. `generation` grows with every change that the host sees; an older report is ignored. */
service VmReports {
  void changed(1: string hostName, 2: i64 generation, 3: TVmReport vm) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  /** All VMs of the host; those of the host that are not in it are absent. */
  void full(1: string hostName, 2: i64 generation, 3: list<TVmReport> vms) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "10000")
}
