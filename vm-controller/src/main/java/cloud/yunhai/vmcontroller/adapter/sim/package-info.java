/// Simulated hosts: the same behaviour in memory, with delays and faults that can be set while it runs.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.vmcontroller.adapter.sim;
