/// On each host: starts and watches its services, reports facts and load.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.nodeagent;
