namespace java cloud.yunhai.common.idl.types

// The nouns of design, as they travel. Field names equal the component names of the records in common/model,
// which ThriftCodec maps by name: an Instant `createdAt` travels as `createdAtMicros` (UTC), a Duration `budget`
// as `budgetMillis`, a typed id as its string (`ins_...`), an enum by the name of its constant.

enum TInstanceState { CREATING, RUNNING, STOPPED, PAUSED, FAILED, CRASHED, UNREACHABLE, DELETED }
enum TInstanceCommand { START, STOP, FORCE_STOP, REBOOT, SUSPEND, RESUME, DELETE }
enum TVolumeKind { ROOT, DATA }
enum TVolumeState { CREATING, AVAILABLE, IN_USE, FAILED, DELETED }
enum TImageKind { TEMPLATE, ISO }
enum TImageFormat { QCOW2, RAW, ISO }
enum TImageState { CREATING, AVAILABLE, FAILED, DELETED }
enum TVisibility { PRIVATE, PUBLIC }
enum TProvisioning { OVERLAY, FULL_COPY }
/** 0 was JOINING, which no host ever was. */
enum THostState { UP = 1, DRAINING = 2, DOWN = 3, RETIRED = 4 }
enum THostRole { COMPUTE, STORAGE, NETWORK }
enum TDriver { LIBVIRT, SIMULATED }
enum TSubnetType { PRIVATE, PUBLIC }
enum TDirection { INGRESS, EGRESS }
enum TProtocol { ANY, TCP, UDP, ICMP }
enum TOperationState { PENDING, RUNNING, SUCCEEDED, UNWINDING, FAILED, STUCK, CANCELLED }
enum TOperationKind {
  CREATE_INSTANCE, START_INSTANCE, STOP_INSTANCE, FORCE_STOP_INSTANCE, REBOOT_INSTANCE, SUSPEND_INSTANCE,
  RESUME_INSTANCE, DELETE_INSTANCE, IMPORT_IMAGE, DELETE_IMAGE
}
enum TStepState { PENDING, RUNNING, SUCCEEDED, FAILED, UNDOING, UNDONE, SKIPPED }
enum TActorKind { USER, OPERATOR, SERVICE }
enum TTenantKind { USER, ENTERPRISE }
enum TRealm { USER, OPERATOR }
enum TVmState { RUNNING, PAUSED, OFF, CRASHED, ABSENT }

/** Who asks. Written into the event row of every change. */
struct TActor {
  1: TActorKind kind,
  2: string id,
  3: string name,
  /** The tenant acted for; unset for an operator or a service. */
  4: optional string tenantId,
  5: optional string requestId,
}

/** One page of a list: stable order, cursor, exact-match filters (field name of the item's struct, as `hostId`, to value). */
struct TPageRequest {
  /** Results of one tenant only; unset: all tenants (operators and services). */
  1: optional string tenantId,
  2: i32 limit,
  3: optional string pageToken,
  4: map<string, string> filter,
}

struct TQuota {
  1: i64 instances,
  2: i64 vcpus,
  3: i64 memoryMib,
  4: i64 storageGib,
  5: i64 addresses,
}

struct TGroup {
  1: string id, 2: string name, 3: TQuota quota, 4: TQuota used,
  5: i64 createdAtMicros, 6: i64 version,
}

struct TTenant { 1: string id, 2: string name, 3: TTenantKind kind, 4: string groupId, 5: i64 createdAtMicros, 6: i64 version }

/** An account of a realm: a tenant's user, or an operator (who has no tenant). */
struct TAccount {
  1: string id, 2: TRealm realm, 3: string name, 4: optional string tenantId, 5: bool enabled,
  6: i64 createdAtMicros, 7: i64 version,
}

struct TZone { 1: string id, 2: string name, 3: optional string description, 4: i64 createdAtMicros, 5: i64 version }

struct TCluster {
  1: string id, 2: string zoneId, 3: string name,
  /** Factors by which promised vcpus and memory may exceed what the hosts have. */
  4: double cpuOvercommit, 5: double memoryOvercommit, 6: double storageOvercommit,
  7: i64 createdAtMicros, 8: i64 version,
}

struct THostFacts {
  1: i32 cpus, 2: i64 memoryMib, 3: i64 storageGib,
  4: string cpuModel, 5: string kernel, 6: string operatingSystem,
  /** "kvm" or "qemu". */
  7: string virtualization, 8: optional string hypervisorVersion,
}

struct THostLoad {
  1: double loadAverage1, 2: double cpuBusy, 3: i64 memoryFreeMib, 4: i64 storageFreeGib,
  5: i32 vmsRunning, 6: i64 sampledAtMicros,
}

struct THost {
  1: string id, 2: string clusterId, 3: string name, 4: set<THostRole> roles, 5: THostState state, 6: TDriver driver,
  7: optional THostFacts facts, 8: optional THostLoad load,
  9: i64 vcpusTotal, 10: i64 vcpusClaimed, 11: i64 memoryMibTotal, 12: i64 memoryMibClaimed,
  13: i64 storageGibTotal, 14: i64 storageGibClaimed, 15: i32 instances,
  16: optional i64 lastReportAtMicros, 17: optional string stateReason,
  18: i64 createdAtMicros, 19: i64 version,
}

struct TSubnet {
  1: string id, 2: string clusterId, 3: string name, 4: TSubnetType type, 5: string cidr,
  6: string rangeFirst, 7: string rangeLast, 8: string gateway, 9: list<string> dnsServers,
  10: i64 addressesTotal, 11: i64 addressesClaimed, 12: i64 createdAtMicros, 13: i64 version,
}

struct TLease {
  1: string id, 2: string subnetId, 3: string clusterId, 4: string nicId, 5: string instanceId, 6: string tenantId,
  7: string address, 8: string mac, 9: string hostName, 10: i64 createdAtMicros,
}

struct TFlavor { 1: string id, 2: string name, 3: i32 vcpus, 4: i64 memoryMib, 5: i64 rootGib, 6: i64 createdAtMicros, 7: i64 version }

struct TImage {
  1: string id, 2: optional string tenantId, 3: string name, 4: TImageKind kind, 5: TImageFormat format, 6: TImageState state,
  7: TVisibility visibility, 8: TProvisioning defaultProvisioning,
  /** Where it was imported from: file: or http(s): URL. */
  9: optional string source, 10: optional string sha256, 11: i64 sizeBytes, 12: i64 virtualSizeBytes, 13: i64 minMemoryMib,
  14: optional string operatingSystem, 15: optional string hostId, 16: optional string stateReason, 17: optional string operationId,
  18: map<string, string> labels, 19: i64 createdAtMicros, 20: i64 version,
}

struct TSshKey { 1: string id, 2: string tenantId, 3: string name, 4: string publicKey, 5: string fingerprint, 6: i64 createdAtMicros, 7: i64 version }

struct TSecurityRule {
  1: string id, 2: TDirection direction, 3: TProtocol protocol, 4: optional i32 portFirst, 5: optional i32 portLast,
  6: optional string cidr, 7: optional string remoteGroupId,
}

struct TSecurityGroup {
  1: string id, 2: string tenantId, 3: string name, 4: bool isDefault, 5: list<TSecurityRule> rules,
  6: i64 createdAtMicros, 7: i64 version,
}

struct TNic { 1: string id, 2: string subnetId, 3: string address, 4: string mac }

struct TInstance {
  1: string id, 2: string tenantId, 3: string name, 4: TInstanceState state, 5: optional string stateReason,
  6: string flavorId, 7: i32 vcpus, 8: i64 memoryMib, 9: i64 rootGib,
  10: string imageId, 11: TProvisioning provisioning, 12: optional string clusterId, 13: optional string hostId,
  14: optional string rootVolumeId, 15: list<TNic> nics, 16: optional string sshKeyId, 17: list<string> securityGroupIds,
  /** The operation in progress, which keeps the instance busy; unset when idle. */
  18: optional string operationId, 19: optional TOperationKind operationKind,
  20: map<string, string> labels, 21: i64 createdAtMicros, 22: i64 updatedAtMicros, 23: optional i64 startedAtMicros, 24: i64 version,
}

struct TVolume {
  1: string id, 2: string tenantId, 3: string name, 4: TVolumeKind kind, 5: TVolumeState state, 6: i64 sizeGib,
  7: optional string hostId, 8: optional string instanceId, 9: optional string imageId, 10: TProvisioning provisioning,
  11: i64 createdAtMicros, 12: i64 version,
}

struct TOperationStep {
  1: i32 index, 2: string name, 3: string moduleName, 4: TStepState state, 5: i32 attempts,
  6: optional string hostId, 7: optional i64 startedAtMicros, 8: optional i64 endedAtMicros, 9: optional string error,
}

struct TOperation {
  1: string id, 2: TOperationKind kind, 3: optional string tenantId, 4: string resourceId, 5: TOperationState state, 6: i32 progressPercent,
  7: list<TOperationStep> steps, 8: optional string errorCode, 9: optional string error,
  10: TActor actor, 11: bool cancelRequested, 12: i64 createdAtMicros, 13: optional i64 startedAtMicros, 14: optional i64 endedAtMicros,
  15: i64 deadlineAtMicros, 16: i64 version,
}

/** One change of one resource: audit, metering and feeds are built on it. */
struct TEvent {
  1: i64 sequence, 2: i64 occurredAtMicros, 3: TActor actor, 4: string action, 5: string resourceId, 6: optional string tenantId,
  7: optional string operationId, 8: optional string before, 9: optional string after,
}

/** Why a host was chosen, and why the others were not. */
struct TPlacementScore { 1: string hostId, 2: double total, 3: map<string, double> parts }
struct TPlacementDecision {
  1: string instanceId, 2: optional string chosenHostId, 3: i32 considered,
  /** Filter to the number of hosts it removed. */
  4: map<string, i32> rejections, 5: list<TPlacementScore> best, 6: optional string hint, 7: i64 decidedAtMicros,
}
