/// The node-agents over TIP.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiserver.adapter.nodeagent;
