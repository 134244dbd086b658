/// From the model to its representations.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apicommon.mapping;
