/// VMs, placed and driven by vm-scheduler.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.resourcescheduler.adapter.vmscheduler;
