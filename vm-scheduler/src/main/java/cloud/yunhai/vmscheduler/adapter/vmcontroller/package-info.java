/// The hosts, through their vm-controllers.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.vmscheduler.adapter.vmcontroller;
