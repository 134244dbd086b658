namespace java cloud.yunhai.common.idl.dbproxy
include "faults.thrift"
include "types.thrift"

// db-proxy: typed operations per aggregate, each one transaction. A change writes its event row in the same
// transaction. Calls made by a saga carry its fencing token in the TIP header `g` ("<saga id>:<number>"):
// a token older than the saga's own is refused with CONFLICT, code FENCED_OUT.
// In argument lists a string, enum or struct may be null where the text says so ("unset"), and `version` 0 means any version.

struct TNamed { 1: string id }
struct TGroupPage { 1: list<types.TGroup> items, 2: optional string nextPageToken }
struct TTenantPage { 1: list<types.TTenant> items, 2: optional string nextPageToken }
struct TAccountPage { 1: list<types.TAccount> items, 2: optional string nextPageToken }
struct TZonePage { 1: list<types.TZone> items, 2: optional string nextPageToken }
struct TClusterPage { 1: list<types.TCluster> items, 2: optional string nextPageToken }
struct THostPage { 1: list<types.THost> items, 2: optional string nextPageToken }
struct TSubnetPage { 1: list<types.TSubnet> items, 2: optional string nextPageToken }
struct TLeasePage { 1: list<types.TLease> items, 2: optional string nextPageToken }
struct TFlavorPage { 1: list<types.TFlavor> items, 2: optional string nextPageToken }
struct TImagePage { 1: list<types.TImage> items, 2: optional string nextPageToken }
struct TSshKeyPage { 1: list<types.TSshKey> items, 2: optional string nextPageToken }
struct TSecurityGroupPage { 1: list<types.TSecurityGroup> items, 2: optional string nextPageToken }
struct TInstancePage { 1: list<types.TInstance> items, 2: optional string nextPageToken }
struct TVolumePage { 1: list<types.TVolume> items, 2: optional string nextPageToken }
struct TOperationPage { 1: list<types.TOperation> items, 2: optional string nextPageToken }
struct TEventPage { 1: list<types.TEvent> items, 2: optional string nextPageToken }

// ---- sagas and operations -----------------------------------------------------------------------------------

// The journal as common/saga/journal describes it (SagaStore says what every store guarantees); ThriftCodec maps
// those records to these structs. FencedOutException travels as CONFLICT, code FENCED_OUT.

enum TSagaStepState { STARTED, FINISHED, FAILED, UNDOING, UNDO_FAILED, UNDONE, SKIPPED, ADOPTED }
enum TStuckCommand { RETRY, SKIP, ADOPT }
struct TSagaType { 1: string name, 2: i32 version }
struct TClaim { 1: string owner, 2: i64 leaseMillis }
struct TRoom { 1: TSagaType type, 2: i32 limit }
struct TClaimRequest { 1: TClaim claim, 2: i32 limit, 3: list<TRoom> room }
struct TFence { 1: string sagaId, 2: i64 token }
struct TFailure { 1: string kind, 2: string message, 3: optional string detail, 4: optional string step }
struct TNewSaga {
  1: string id, 2: TSagaType type, 3: string resourceKey, 4: string tenantKey, 5: string inputJson, 6: i32 stepCount,
  7: i64 deadlineMicros, 8: bool superseding, 9: optional string traceparent,
  /** What only the steps may know, such as a password's hash: kept apart from the journal, gone when the saga ends. */
  10: optional string secret,
}
struct TSagaRecord {
  1: string id, 2: TSagaType type, 3: types.TOperationState state, 4: string resourceKey, 5: string tenantKey, 6: string inputJson,
  7: i32 stepCount, 8: i64 createdMicros, 9: i64 deadlineMicros, 10: i64 dueMicros, 11: i64 queueNumber, 12: i64 fencingToken,
  13: optional string owner, 14: optional i64 leaseUntilMicros, 15: optional string cancelReason, 16: optional TFailure failure,
  17: i32 progressPercent, 18: optional string progressText, 19: optional string traceparent,
  /** Told to the owner only. */
  20: optional string secret,
}
struct TStepRecord {
  1: i32 index, 2: string name, 3: string serviceName, 4: TSagaStepState state, 5: i32 attempt, 6: i32 undoAttempt,
  7: optional string outputJson, 8: optional TFailure failure, 9: i64 startedMicros, 10: optional i64 endedMicros,
  11: optional i64 undoStartedMicros, 12: optional i64 undoEndedMicros, 13: string owner,
}
struct TClaimedSaga { 1: TSagaRecord saga, 2: list<TStepRecord> steps }
struct TJournalWrite {
  1: i64 sequence, 2: types.TOperationState state, 3: list<TStepRecord> steps, 4: optional TFailure failure,
  5: i32 progressPercent, 6: optional string progressText, 7: i64 dueMicros,
}
struct TRenewal { 1: TFence fence, 2: i32 progressPercent, 3: optional string progressText }
struct TCancelled { 1: string sagaId, 2: string reason }
struct TRenewReply { 1: list<string> lost, 2: list<TCancelled> cancelled }
struct TWriteReply { 1: optional string cancelReason, 2: bool successorWaiting }

/** A step as the operation shows it from the start. */
struct TPlannedStep { 1: string name, 2: string moduleName }
/** A saga with what makes it an operation. Its id is the operation's, its resourceKey the resource's id, its tenantKey the
 *  tenant's id (empty: the platform's own work). */
struct TNewOperation {
  1: TNewSaga saga, 2: types.TOperationKind kind, 3: types.TActor actor, 4: list<TPlannedStep> steps,
  /** Set: the submitter owns the saga at once, if no other one with its key is live. */
  5: optional TClaim claim,
}

service Sagas {
  list<TClaimedSaga> claim(1: TClaimRequest request) throws (1: faults.TFault fault) (kind = "once", work = "write", budget_millis = "5000")
  TRenewReply renew(1: string owner, 2: i64 leaseMillis, 3: list<TRenewal> renewals) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "2000")
  TWriteReply write(1: TFence fence, 2: TJournalWrite journal) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  void release(1: TFence fence) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "2000")
  /** False when it is too late; a repeat keeps the first reason. */
  bool requestCancel(1: types.TActor actor, 2: string sagaId, 3: string reason) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  /** An operator's way out of STUCK. CONFLICT when it is not stuck. */
  TSagaRecord resolve(1: types.TActor actor, 2: string sagaId, 3: TStuckCommand command) throws (1: faults.TFault fault) (kind = "once", work = "write", budget_millis = "5000")
  TClaimedSaga find(1: string sagaId) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "3000")
}

service Operations {
  types.TOperation get(1: string tenantId, 2: string operationId) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "3000")
  /** Waits till the operation's version is above `version` or it is done or the time is over; then as get. */
  types.TOperation await(1: string tenantId, 2: string operationId, 3: i64 version, 4: i64 waitMillis) throws (1: faults.TFault fault) (kind = "read", work = "long", budget_millis = "65000")
  TOperationPage listOperations(1: types.TPageRequest page) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
}

// ---- instances and volumes ----------------------------------------------------------------------------------

struct TNewInstance {
  1: string id, 2: string tenantId, 3: string name, 4: string flavorId, 5: string imageId, 6: optional types.TProvisioning provisioning,
  7: optional string clusterId, 8: optional string subnetId, 9: optional string sshKeyId, 10: list<string> securityGroupIds,
  11: map<string, string> labels, 12: optional string address,
  /** crypt(3) hash of the password; the password itself never leaves api-server. */
  13: optional string passwordHash,
}
/** `claimed`: the submitter owns the saga and hands it to its runner. */
struct TSubmitted { 1: types.TOperation operation, 2: optional types.TInstance instance, 3: optional types.TImage image, 4: TSagaRecord saga, 5: bool claimed }

service Instances {
  /** One transaction: references checked, quota claimed, instance CREATING, operation, saga, event.
   *  Repeated with the same ids and arguments: the same answer. */
  TSubmitted submitCreate(1: TNewInstance instance, 2: TNewOperation operation) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  /** A command on an existing instance: legal in its state (`allowedStates`), not busy (or superseding). */
  TSubmitted submitCommand(1: string instanceId, 2: list<types.TInstanceState> allowedStates, 3: TNewOperation operation) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  types.TInstance get(1: string tenantId, 2: string instanceId) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "3000")
  TInstancePage listInstances(1: types.TPageRequest page) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
  /** Name and labels, which the tenant may change at any time; `version` guards (unset: any). */
  types.TInstance update(1: types.TActor actor, 2: string instanceId, 3: i64 version, 4: string name, 5: map<string, string> labels) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  /** A saga's outcome for the instance's state. */
  types.TInstance recordState(1: string instanceId, 2: types.TInstanceState instanceState, 3: string reason) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  /** An instance that could not be made: FAILED with the reason; compute claim and quota returned, no host, no volume. */
  types.TInstance recordCreationFailed(1: string instanceId, 2: string reason) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  /** What a host saw. Ignored while an operation is in progress, for an older generation, or from a host that does not hold the instance. */
  types.TInstance observe(1: string hostId, 2: string instanceId, 3: types.TVmState vmState, 4: i64 generation, 5: string reason) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  /** Returns quota and compute claim, marks DELETED: nothing is held afterwards. Leases and volumes must be gone. */
  void remove(1: string instanceId) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "5000")
  /** How many are in each state that some are in, without those that are DELETED. `tenantId` null: of all tenants. */
  map<types.TInstanceState, i64> countByState(1: string tenantId) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
  list<types.TInstance> listOnHost(1: string hostId) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "10000")
}

struct TNewVolume {
  1: string id, 2: string tenantId, 3: string name, 4: types.TVolumeKind kind, 5: i64 sizeGib, 6: optional string instanceId,
  7: optional string imageId, 8: types.TProvisioning provisioning,
}

service Volumes {
  /** Records the volume CREATING and claims its storage on the first of these hosts that still fits. NO_CAPACITY when none does. */
  types.TVolume claim(1: TNewVolume volume, 2: list<string> hostIds) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  types.TVolume recordState(1: string volumeId, 2: types.TVolumeState volumeState, 3: string instanceId) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  /** Returns the storage claim and marks DELETED. */
  void remove(1: string volumeId) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "5000")
  types.TVolume get(1: string tenantId, 2: string volumeId) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "3000")
  TVolumePage listVolumes(1: types.TPageRequest page) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
}

// ---- hosts and placement ------------------------------------------------------------------------------------

struct TComputeClaim { 1: string instanceId, 2: i32 vcpus, 3: i64 memoryMib, 4: list<string> hostIds, 5: types.TPlacementDecision decision }

service Placements {
  /** Claims on the first of these hosts that still fits, is UP and takes new instances. Repeated: the claim that is held. */
  string claimCompute(1: TComputeClaim claim) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  void releaseCompute(1: string instanceId) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "5000")
  /** Stores a refusal, so that it can be explained. */
  void recordRefusal(1: types.TPlacementDecision decision) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  types.TPlacementDecision decision(1: string instanceId) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "3000")
}

struct TNewHost { 1: string id, 2: string clusterId, 3: string name, 4: set<types.THostRole> roles, 5: types.TDriver driver }
struct TJoinToken { 1: string id, 2: string clusterId, 3: i64 expiresAtMicros, 4: i32 usesLeft }

/** Called by the node-agent of a host, for this host only. */
service HostReports {
  /** `tokenHash`: SHA-256 of the join token, hex. A host that joined already needs none. */
  types.THost join(1: string hostName, 2: set<types.THostRole> roles, 3: types.TDriver driver, 4: types.THostFacts facts, 5: string tokenHash) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  /** Keeps the host UP; the host is DOWN when no report comes within its time to live. */
  types.THost report(1: string hostName, 2: types.THostFacts facts, 3: types.THostLoad load) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
}

service Hosts {
  THostPage listHosts(1: types.TPageRequest page) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
  types.THost get(1: string hostId) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "3000")
  types.THost update(1: types.TActor actor, 2: string hostId, 3: i64 version, 4: types.THostState hostState) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  /** Only a host that holds no claim. */
  void remove(1: types.TActor actor, 2: string hostId, 3: i64 version) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "5000")
  TJoinToken createJoinToken(1: types.TActor actor, 2: string id, 3: string clusterId, 4: string tokenHash, 5: i64 expiresAtMicros, 6: i32 uses) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  /** Marks DOWN the hosts without a report since `silentSinceMicros` and up again those that report; answers what changed. */
  list<types.THost> expire(1: i64 silentSinceMicros) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
}

// ---- network ------------------------------------------------------------------------------------------------

struct TAddressClaim {
  1: string leaseId, 2: string nicId, 3: string instanceId, 4: string tenantId, 5: string clusterId, 6: optional string subnetId,
  7: optional string address, 8: string hostName,
}

service Networks {
  types.TSubnet createSubnet(1: types.TActor actor, 2: types.TSubnet subnet) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  types.TSubnet getSubnet(1: string subnetId) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "3000")
  TSubnetPage listSubnets(1: types.TPageRequest page) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
  types.TSubnet updateSubnet(1: types.TActor actor, 2: types.TSubnet subnet, 3: i64 version) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  void deleteSubnet(1: types.TActor actor, 2: string subnetId, 3: i64 version) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "5000")
  /** An address and a MAC for the NIC, both unique by key; also claimed against the tenant's quota. Repeated: the lease that is held. */
  types.TLease claimAddress(1: TAddressClaim claim) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  void releaseAddress(1: string nicId) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "5000")
  TLeasePage listLeases(1: types.TPageRequest page) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
}

// ---- catalogue: data only -----------------------------------------------------------------------------------

service Catalogue {
  types.TZone createZone(1: types.TActor actor, 2: types.TZone zone) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  types.TZone getZone(1: string zoneId) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "3000")
  TZonePage listZones(1: types.TPageRequest page) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
  types.TZone updateZone(1: types.TActor actor, 2: types.TZone zone, 3: i64 version) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  void deleteZone(1: types.TActor actor, 2: string zoneId, 3: i64 version) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "5000")

  types.TCluster createCluster(1: types.TActor actor, 2: types.TCluster cluster) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  types.TCluster getCluster(1: string clusterId) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "3000")
  TClusterPage listClusters(1: types.TPageRequest page) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
  types.TCluster updateCluster(1: types.TActor actor, 2: types.TCluster cluster, 3: i64 version) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  void deleteCluster(1: types.TActor actor, 2: string clusterId, 3: i64 version) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "5000")

  types.TFlavor createFlavor(1: types.TActor actor, 2: types.TFlavor flavor) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  types.TFlavor getFlavor(1: string flavorId) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "3000")
  TFlavorPage listFlavors(1: types.TPageRequest page) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
  types.TFlavor updateFlavor(1: types.TActor actor, 2: types.TFlavor flavor, 3: i64 version) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  void deleteFlavor(1: types.TActor actor, 2: string flavorId, 3: i64 version) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "5000")

  types.TSshKey createSshKey(1: types.TActor actor, 2: types.TSshKey sshKey) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  types.TSshKey getSshKey(1: string tenantId, 2: string sshKeyId) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "3000")
  TSshKeyPage listSshKeys(1: types.TPageRequest page) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
  types.TSshKey updateSshKey(1: types.TActor actor, 2: types.TSshKey sshKey, 3: i64 version) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  void deleteSshKey(1: types.TActor actor, 2: string tenantId, 3: string sshKeyId, 4: i64 version) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "5000")

  types.TSecurityGroup createSecurityGroup(1: types.TActor actor, 2: types.TSecurityGroup securityGroup) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  types.TSecurityGroup getSecurityGroup(1: string tenantId, 2: string securityGroupId) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "3000")
  TSecurityGroupPage listSecurityGroups(1: types.TPageRequest page) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
  /** Name and rules. */
  types.TSecurityGroup updateSecurityGroup(1: types.TActor actor, 2: types.TSecurityGroup securityGroup, 3: i64 version) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  void deleteSecurityGroup(1: types.TActor actor, 2: string tenantId, 3: string securityGroupId, 4: i64 version) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "5000")
  /** The members of these groups: instances that are on a host, with their NICs. */
  list<types.TInstance> members(1: list<string> securityGroupIds) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
}

// ---- images: for image-server only --------------------------------------------------------------------------

service Images {
  /** Image CREATING, operation and saga in one transaction. */
  TSubmitted submitImport(1: types.TImage image, 2: TNewOperation operation) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  /** CONFLICT while a volume is an overlay on it. */
  TSubmitted submitDelete(1: string imageId, 2: TNewOperation operation) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  /** `tenantId` set: own images and public ones. */
  types.TImage get(1: string tenantId, 2: string imageId) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "3000")
  TImagePage listImages(1: types.TPageRequest page) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
  types.TImage update(1: types.TActor actor, 2: string imageId, 3: i64 version, 4: string name, 5: types.TVisibility visibility, 6: types.TProvisioning defaultProvisioning, 7: map<string, string> labels) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  /** AVAILABLE with what was measured of the file, or FAILED with the reason. */
  types.TImage recordImported(1: string imageId, 2: types.TImageState imageState, 3: string hostId, 4: string sha256, 5: i64 sizeBytes, 6: i64 virtualSizeBytes, 7: types.TImageFormat format, 8: string reason) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  void remove(1: string imageId) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "5000")
}

// ---- people -------------------------------------------------------------------------------------------------

struct TCredential { 1: types.TAccount account, 2: string passwordHash }
struct TToken { 1: string id, 2: types.TAccount account, 3: i64 expiresAtMicros, 4: optional string groupId }

service Accounts {
  types.TGroup createGroup(1: types.TActor actor, 2: types.TGroup group) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  types.TGroup getGroup(1: string groupId) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "3000")
  TGroupPage listGroups(1: types.TPageRequest page) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
  types.TGroup updateGroup(1: types.TActor actor, 2: types.TGroup group, 3: i64 version) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  void deleteGroup(1: types.TActor actor, 2: string groupId, 3: i64 version) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "5000")
  /** A tenant with its default security group. */
  types.TTenant createTenant(1: types.TActor actor, 2: types.TTenant tenant) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  types.TTenant getTenant(1: string tenantId) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "3000")
  TTenantPage listTenants(1: types.TPageRequest page) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
  /** A user with (for realm USER and no tenantId) a tenant of its own in the group given. */
  types.TAccount createAccount(1: types.TActor actor, 2: types.TAccount account, 3: string passwordHash, 4: string groupId) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  types.TAccount getAccount(1: string accountId) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "3000")
  TAccountPage listAccounts(1: types.TPageRequest page) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
  /** `passwordHash` null: unchanged; else all tokens of the account end, as they do when it is disabled. */
  types.TAccount updateAccount(1: types.TActor actor, 2: string accountId, 3: bool enabled, 4: string passwordHash, 5: i64 version) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  /** NOT_FOUND when there is none of that name. */
  TCredential credential(1: types.TRealm realm, 2: string name) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "3000")
  /** `tokenHash`: SHA-256 of the bearer token, hex. */
  TToken createToken(1: string id, 2: string accountId, 3: string tokenHash, 4: i64 expiresAtMicros) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  TToken findToken(1: string tokenHash) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "3000")
  void revokeToken(1: types.TActor actor, 2: string tokenHash) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "5000")
  /** True when no operator exists yet: `up` then creates the first. */
  bool isEmpty() throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "3000")
}

// ---- idempotency, events, ledger ----------------------------------------------------------------------------

struct TStoredAnswer {
  1: bool isNew, 2: bool inProgress, 3: bool bodyDiffers, 4: optional i32 status, 5: optional string headersJson, 6: optional binary body,
  /** When the key was taken for the first time, also when it is taken again: the ids of what a request makes are derived from it. */
  7: optional i64 firstTakenAtMicros,
}

service Idempotency {
  /** Takes the key for 24 h, or answers what is stored under it. A key taken but not answered within `holdMillis` may be taken again. */
  TStoredAnswer take(1: string accountId, 2: string key, 3: string requestHash, 4: i64 holdMillis) throws (1: faults.TFault fault) (kind = "once", work = "write", budget_millis = "3000")
  void complete(1: string accountId, 2: string key, 3: i32 status, 4: string headersJson, 5: binary body) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "3000")
  /** Gives the key back: the request was refused before it did anything. */
  void abandon(1: string accountId, 2: string key) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "3000")
}

struct TChanges { 1: list<types.TEvent> events, 2: i64 nextSequence }

service Events {
  TEventPage listEvents(1: types.TPageRequest page) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
  /** What changed after `sequence`, oldest first; waits up to `waitMillis` when nothing did. -1: no events, only where now is. `resourcePrefixes`: "ins", "hst", ...; empty: all. */
  TChanges changes(1: i64 sequence, 2: list<string> resourcePrefixes, 3: i32 limit, 4: i64 waitMillis) throws (1: faults.TFault fault) (kind = "read", work = "long", budget_millis = "35000")
}

/** One entry that does not add up: what is claimed against what is used. */
struct TImbalance { 1: string subject, 2: string quantity, 3: i64 claimed, 4: i64 used, 5: string detail }

service Ledger {
  /** Double entry over the database alone: host and subnet counters, quota counters, claims and their holders, leases, volumes, sagas. */
  list<TImbalance> check() throws (1: faults.TFault fault) (kind = "read", work = "long", budget_millis = "60000")
}
