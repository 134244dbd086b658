/// On each compute host: its VMs, through libvirt or simulated. It owns what the hypervisor knows and nothing else; it
/// is called by vm-scheduler, and reports to it what happens by itself.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.vmcontroller;
