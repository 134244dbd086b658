/// Volumes, seeds and image files, kept by volume-scheduler.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.resourcescheduler.adapter.volumescheduler;
