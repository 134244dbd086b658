// What can go wrong, as it crosses the wire.
namespace java cloud.yunhai.common.idl.faults

/** The same kinds as cloud.yunhai.common.error.ErrorKind, which documents them. */
enum TErrorKind {
  INVALID = 1
  UNAUTHENTICATED = 2
  DENIED = 3
  NOT_FOUND = 4
  CONFLICT = 5
  PRECONDITION = 6
  NO_CAPACITY = 7
  QUOTA = 8
  OVERLOADED = 9
  UNAVAILABLE = 10
  DEADLINE = 11
  UNKNOWN_OUTCOME = 12
  INTERNAL = 13
}

/** The one exception of every method. Handlers throw CloudException; TIP makes this of it, and back. */
exception TFault {
  1: TErrorKind kind
  /** A constant of cloud.yunhai.common.error.ErrorCode. */
  2: string code
  /** For the user: no class names, no internals. */
  3: string message
  4: map<string, string> details
  /** Whether the same call may be sent again, here or elsewhere. */
  5: bool retryable
  6: string traceId
}
