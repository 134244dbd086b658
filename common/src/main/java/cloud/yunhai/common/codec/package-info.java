/// Between the model's records and the structs of the wire, by name.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.codec;
