/// The handlers of the interface: decode, one use case, encode.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.dbproxy.endpoint;
