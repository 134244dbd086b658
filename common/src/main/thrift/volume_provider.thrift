namespace java cloud.yunhai.common.idl.volumeprovider
include "faults.thrift"
include "types.thrift"
include "volume_scheduler.thrift"

struct TVolumeSpec {
  1: string volumeId, 2: i64 sizeGib, 3: types.TProvisioning provisioning, 4: optional string imageId, 5: optional string imageSha256,
  /** A host that has the image already, when this one has not. */
  6: optional string imageHostName,
}
struct TVolumeFile { 1: string volumeId, 2: string path, 3: i64 virtualSizeBytes, 4: i64 usedBytes, 5: optional string backingImageId }
struct TStorageUse { 1: i64 totalBytes, 2: i64 freeBytes, 3: list<TVolumeFile> volumes, 4: list<string> imageIds, 5: list<string> seedInstanceIds }

/** The files of one storage host. Fencing as in VmController. */
service VolumeProvider {
  TVolumeFile ensureVolume(1: string hostName, 2: TVolumeSpec spec) throws (1: faults.TFault fault) (kind = "ensure", work = "long", budget_millis = "600000")
  volume_scheduler.TLocated locate(1: string hostName, 2: string volumeId, 3: string instanceId) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
  void removeVolume(1: string hostName, 2: string volumeId) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "30000")
  string ensureSeed(1: string hostName, 2: volume_scheduler.TGuestSettings settings) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "30000")
  void removeSeed(1: string hostName, 2: string instanceId) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "30000")
  volume_scheduler.TImported importImage(1: string hostName, 2: string imageId, 3: types.TImageKind kind, 4: string source, 5: string sha256) throws (1: faults.TFault fault) (kind = "ensure", work = "long", budget_millis = "600000")
  void removeImage(1: string hostName, 2: string imageId) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "30000")
  /** Bytes of an image, for another storage host; empty at its end. */
  binary readImage(1: string hostName, 2: string imageId, 3: i64 offset, 4: i32 length) throws (1: faults.TFault fault) (kind = "read", work = "long", budget_millis = "30000")
  TStorageUse storageUse(1: string hostName) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "30000")
}
