/// What changed, and who did it.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.model.event;
