/// The sagas: one file each, a list of steps with their undos.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.resourcescheduler.saga;
