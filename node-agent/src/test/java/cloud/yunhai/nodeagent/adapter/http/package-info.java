@org.jspecify.annotations.NullMarked
package cloud.yunhai.nodeagent.adapter.http;
