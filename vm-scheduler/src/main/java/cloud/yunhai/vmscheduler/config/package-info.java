/// What can be configured, and how the objects are put together.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.vmscheduler.config;
