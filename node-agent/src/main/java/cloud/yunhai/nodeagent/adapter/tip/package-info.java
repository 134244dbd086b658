/// The platform, as the agent calls it by TIP: the services it watches, and db-proxy.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.nodeagent.adapter.tip;
