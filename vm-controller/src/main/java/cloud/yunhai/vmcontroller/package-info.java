/// On each compute host: libvirt, or the simulated hypervisor.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.vmcontroller;
