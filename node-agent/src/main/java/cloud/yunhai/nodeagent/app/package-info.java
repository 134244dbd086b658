/// Use cases: supervision of services, reports of the host.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.nodeagent.app;
