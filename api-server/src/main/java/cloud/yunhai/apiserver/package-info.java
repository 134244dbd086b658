/// The REST service: checks requests, sends physical work to resource-scheduler and data work to db-proxy.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiserver;
