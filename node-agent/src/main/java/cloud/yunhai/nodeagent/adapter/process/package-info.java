/// The host's processes: starting, adopting, watching and ending them.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.nodeagent.adapter.process;
