/// Choosing a host, with reasons.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.model.placement;
