/// Files of the agent: services, state, lock.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.nodeagent.adapter.file;
