/// The REST resources: decode, one use case, encode.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiserver.endpoint;
