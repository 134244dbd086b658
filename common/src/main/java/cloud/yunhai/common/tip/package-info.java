/// TIP, the platform's RPC: Apache Thrift with a small header and a few policies. Nothing else opens a socket between
/// services.
///
/// A process makes one [TipRuntime], serves its handlers with it and takes its clients from it. The other public types
/// are what handlers and callers meet ([CallContext], [Deadline], [Discovery]) and the policies, which are pure and
/// tested without sockets. The packages below this one are TIP's own business.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.tip;
