/// Volumes.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.model.volume;
