/// Chooses the storage host; owns volumes.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.volumescheduler;
