/// Which host takes an instance, and why. Pure.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.vmscheduler.core.placement;
