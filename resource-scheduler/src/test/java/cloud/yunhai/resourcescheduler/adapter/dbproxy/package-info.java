@org.jspecify.annotations.NullMarked
package cloud.yunhai.resourcescheduler.adapter.dbproxy;
