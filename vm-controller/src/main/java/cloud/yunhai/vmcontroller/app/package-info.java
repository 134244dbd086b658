/// The use cases: VMs of a host, their order, fencing, and what is reported of them.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.vmcontroller.app;
