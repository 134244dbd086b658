namespace java cloud.yunhai.common.idl.vmcontroller
include "faults.thrift"
include "types.thrift"
include "resource_scheduler.thrift"

struct TVmNic { 1: string id, 2: string mac, 3: string address, 4: string bridge, 5: string filterName }
struct TVmSpec {
  1: string instanceId, 2: string name, 3: i32 vcpus, 4: i64 memoryMib, 5: string rootVolumePath, 6: optional string seedPath, 7: list<TVmNic> nics,
}
struct TFilterRule {
  1: types.TDirection direction, 2: types.TProtocol protocol, 3: optional i32 portFirst, 4: optional i32 portLast,
  /** Remote networks; a remote group is resolved to its members' addresses. Empty: any. */
  5: list<string> cidrs,
}
/** All the rules for one NIC: what its security groups add up to, behind anti-spoofing of MAC, ARP and address. */
struct TFilterSpec { 1: string name, 2: string mac, 3: string address, 4: list<TFilterRule> rules }
struct TVm { 1: string instanceId, 2: types.TVmState vmState, 3: i64 generation, 4: optional string reason, 5: bool foreign }

/** The VMs of one host. `hostName` says which of the hosts that this process speaks for. Every change carries the saga's
 *  fencing token in the TIP header; one older than the newest seen for the VM is refused with CONFLICT, code FENCED_OUT. */
service VmController {
  void ensureFilter(1: string hostName, 2: string instanceId, 3: TFilterSpec filter) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "30000")
  void removeFilters(1: string hostName, 2: string instanceId) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "30000")
  TVm ensureStarted(1: string hostName, 2: TVmSpec spec) throws (1: faults.TFault fault) (kind = "ensure", work = "long", budget_millis = "60000")
  TVm stop(1: string hostName, 2: string instanceId, 3: i64 timeoutMillis) throws (1: faults.TFault fault) (kind = "ensure", work = "long", budget_millis = "330000")
  TVm forceStop(1: string hostName, 2: string instanceId) throws (1: faults.TFault fault) (kind = "ensure", work = "long", budget_millis = "60000")
  TVm reboot(1: string hostName, 2: string instanceId, 3: string rebootId, 4: i64 timeoutMillis) throws (1: faults.TFault fault) (kind = "ensure", work = "long", budget_millis = "330000")
  TVm suspend(1: string hostName, 2: string instanceId) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "30000")
  TVm resume(1: string hostName, 2: string instanceId) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "30000")
  void removeVm(1: string hostName, 2: string instanceId) throws (1: faults.TFault fault) (kind = "undo", work = "long", budget_millis = "60000")
  TVm observe(1: string hostName, 2: string instanceId) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
  /** Everything that this host runs or has defined, foreign domains too; and the filters that are ours. */
  list<TVm> listVms(1: string hostName) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "10000")
  list<string> listFilters(1: string hostName) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "10000")
  resource_scheduler.TConsoleLog consoleLog(1: string hostName, 2: string instanceId, 3: i64 offset, 4: i32 limit) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
}

/** Delays and faults of the simulated driver, per method, host and count. Not served by a real driver. */
struct TSimulation { 1: string hostPattern, 2: string method, 3: i64 delayMillis, 4: optional faults.TErrorKind fault, 5: i32 times }
service Simulator {
  void configure(1: TSimulation simulation) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  void reset() throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  list<TSimulation> configured() throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
}
