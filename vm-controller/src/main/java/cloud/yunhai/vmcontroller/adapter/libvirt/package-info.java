/// A real hypervisor, through libvirt. Only here a VM is called a domain.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.vmcontroller.adapter.libvirt;
