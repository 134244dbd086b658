/// What a VM and its filters are, and how the hypervisor is told of them. Pure.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.vmcontroller.core;
