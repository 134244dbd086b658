/// The journal, instances and operations, kept by db-proxy.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.resourcescheduler.adapter.dbproxy;
