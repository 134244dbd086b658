// What every process answers beside its own services; the node-agent lives on it.
namespace java cloud.yunhai.common.idl.lifecycle

include "faults.thrift"

enum THealth {
  /** Works fully. */
  HEALTHY = 1
  /** Works, but something it needs does not; details say what. */
  DEGRADED = 2
  /** Cannot do its work. */
  UNHEALTHY = 3
}

struct THealthReport {
  1: THealth health
  /** What was looked at, by name, and its condition in one sentence. */
  2: map<string, string> checks
}

struct TProcessDescription {
  1: string moduleName
  2: string host
  3: string version
  4: i64 startedMicros
  5: i64 uptimeMillis
  /** A short hash of the effective configuration: processes with equal hashes were configured equally. */
  6: string configHash
  7: i64 processId
  8: bool draining
  9: i32 callsInProgress
  10: i32 connections
  /** Distinct for every start of a process. */
  11: string instanceId
}

service Lifecycle {
  /** True as soon as the process takes calls, false again while it drains. */
  bool ready() throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "2000")

  THealthReport healthy() throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")

  TProcessDescription describe() throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "2000")

  /** No new calls from here on; answers at once, running calls finish. */
  void drain() throws (1: faults.TFault fault) (kind = "ensure", work = "read", budget_millis = "2000")

  /** Drains, then ends the process with exit status 0; answers at once. */
  void stop() throws (1: faults.TFault fault) (kind = "ensure", work = "read", budget_millis = "2000")

  /** All meters of the process in the Prometheus text format. */
  string metrics() throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
}
