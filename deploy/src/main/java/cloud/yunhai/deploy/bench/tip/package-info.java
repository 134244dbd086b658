/// TIP measured beside plain Thrift, grpc-java and HTTP with JSON: the same procedure, the same answer, a server and a
/// client process for each, on the loopback.
///
/// The stacks are classes of this module alone, so that neither gRPC nor the benchmark's servers reach the class path
/// of a service.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.deploy.bench.tip;
