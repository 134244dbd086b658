/// Chooses the host; owns instance state and security groups.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.vmscheduler;
