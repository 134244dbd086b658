/// What is counted and timed.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.resourcescheduler.adapter.metrics;
