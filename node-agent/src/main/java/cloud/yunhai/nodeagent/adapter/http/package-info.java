/// Services that are watched by HTTP.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.nodeagent.adapter.http;
