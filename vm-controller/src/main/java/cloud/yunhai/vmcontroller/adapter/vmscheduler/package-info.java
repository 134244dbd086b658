/// Tells vm-scheduler what is seen.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.vmcontroller.adapter.vmscheduler;
