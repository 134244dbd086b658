/// The database, through db-proxy.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.vmscheduler.adapter.dbproxy;
