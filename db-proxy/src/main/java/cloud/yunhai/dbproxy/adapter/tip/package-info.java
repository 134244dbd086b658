/// This process's own place in the registry, which it serves itself.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.dbproxy.adapter.tip;
