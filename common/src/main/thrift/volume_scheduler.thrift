namespace java cloud.yunhai.common.idl.volumescheduler
include "faults.thrift"
include "types.thrift"
include "db_proxy.thrift"

struct TRootVolumeRequest {
  1: string volumeId, 2: string instanceId, 3: string tenantId, 4: string name, 5: string imageId, 6: types.TProvisioning provisioning,
  7: i64 sizeGib, 8: string hostId,
}
struct TVolumePlaced { 1: string volumeId, 2: string hostId, 3: string hostName, 4: string path }

/** What the guest finds at its first boot (cloud-init, NoCloud). */
struct TGuestSettings { 1: string instanceId, 2: string hostName, 3: optional string sshPublicKey, 4: optional string passwordHash }
/** Where an existing volume and its instance's seed medium lie. */
struct TLocated { 1: string path, 2: optional string seedPath }
struct TImported { 1: string hostId, 2: string sha256, 3: i64 sizeBytes, 4: i64 virtualSizeBytes, 5: types.TImageFormat format }

service VolumeScheduler {
  /** Claims the storage, makes the file on the host: an overlay on the image or a full copy of it, grown to the size. */
  TVolumePlaced ensureRootVolume(1: TRootVolumeRequest request) throws (1: faults.TFault fault) (kind = "ensure", work = "long", budget_millis = "600000")
  /** An existing volume, for a start: never made anew. NOT_FOUND when its file is missing. */
  TLocated locate(1: string volumeId, 2: string instanceId) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "8000")
  void removeVolume(1: string volumeId) throws (1: faults.TFault fault) (kind = "undo", work = "long", budget_millis = "60000")
  /** IN_USE by the instance, or AVAILABLE again. */
  void attach(1: string volumeId, 2: string instanceId) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "8000")
  /** Writes the instance's seed medium on its volume's host; answers its path. */
  string ensureSeed(1: string hostId, 2: TGuestSettings settings) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "30000")
  void removeSeed(1: string hostId, 2: string instanceId) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "30000")
  /** Fetches, checks (sha256 where given, format, no backing or data file) and keeps the image on a storage host. */
  TImported importImage(1: string imageId, 2: types.TImageKind kind, 3: string source, 4: string sha256) throws (1: faults.TFault fault) (kind = "ensure", work = "long", budget_millis = "600000")
  /** What does not add up between the database and the disks; empty when all is right. */
  list<db_proxy.TImbalance> check() throws (1: faults.TFault fault) (kind = "read", work = "long", budget_millis = "120000")
  void removeImage(1: string imageId) throws (1: faults.TFault fault) (kind = "undo", work = "long", budget_millis = "60000")
}
