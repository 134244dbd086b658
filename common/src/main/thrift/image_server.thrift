namespace java cloud.yunhai.common.idl.imageserver
include "faults.thrift"
include "types.thrift"
include "db_proxy.thrift"

/** The catalogue of images: data only. The bytes are volume-scheduler's. */
service ImageServer {
  db_proxy.TSubmitted submitImport(1: types.TImage image, 2: db_proxy.TNewOperation operation) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "6000")
  db_proxy.TSubmitted submitDelete(1: string imageId, 2: db_proxy.TNewOperation operation) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "6000")
  types.TImage get(1: string tenantId, 2: string imageId) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "4000")
  db_proxy.TImagePage listImages(1: types.TPageRequest page) throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "6000")
  types.TImage update(1: types.TActor actor, 2: string imageId, 3: i64 version, 4: string name, 5: types.TVisibility visibility, 6: types.TProvisioning defaultProvisioning, 7: map<string, string> labels) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "6000")
  types.TImage recordImported(1: string imageId, 2: types.TImageState imageState, 3: string hostId, 4: string sha256, 5: i64 sizeBytes, 6: i64 virtualSizeBytes, 7: types.TImageFormat format, 8: string reason) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "6000")
  void remove(1: string imageId) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "6000")
}
