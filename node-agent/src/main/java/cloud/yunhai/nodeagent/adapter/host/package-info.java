/// What this machine is and does, as Linux tells it.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.nodeagent.adapter.host;
