/// The TIP face: decode, one call, encode.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.resourcescheduler.endpoint;
