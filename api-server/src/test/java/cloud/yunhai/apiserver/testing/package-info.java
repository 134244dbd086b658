/// Fakes of the other services, and an api-server in front of them on a real port.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiserver.testing;
