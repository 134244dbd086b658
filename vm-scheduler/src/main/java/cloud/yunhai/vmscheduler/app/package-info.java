/// The use cases: placing, driving and observing VMs, security rules on the hosts, liveness of hosts.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.vmscheduler.app;
