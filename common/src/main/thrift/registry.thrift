// Which process serves what, and where. Served by db-proxy.
namespace java cloud.yunhai.common.idl.registry

include "faults.thrift"

struct TServiceEntry {
  1: string moduleName
  /** The host that the process speaks for. One process has an entry per host when it speaks for several. */
  2: string host
  /** host:port or [v6]:port, where its TIP port is reached. */
  3: string address
  4: string version
  5: i64 startedMicros
  6: i64 processId
}

struct TServiceView {
  /** Grows with every change of the table (entries that come, go or change; a renewal is no change). */
  1: i64 version
  /** False: nothing has changed since the version asked for, and entries is empty. */
  2: bool changed
  /** All live entries. */
  3: list<TServiceEntry> entries
}

service Registry {
  /**
   * Enters these, or prolongs them; an entry not renewed within its time to live vanishes. A process renews all its
   * entries in one call. ttlMillis 0 takes them out at once. The module must be the caller's own, and the host one
   * that its certificate names.
   */
  void renew(1: list<TServiceEntry> entries, 2: i32 ttlMillis) throws (1: faults.TFault fault)
      (kind = "ensure", work = "write", budget_millis = "3000")

  /** All live entries if the table has changed since that version; 0 asks for it in any case. */
  TServiceView entries(1: i64 sinceVersion) throws (1: faults.TFault fault)
      (kind = "read", work = "read", budget_millis = "3000")
}
