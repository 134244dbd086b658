/// Decisions: when to start, stop, kill and restart; how to merge metrics. Pure, without I/O or clock.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.nodeagent.core;
