/// Runs the sagas: all resources or none.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.resourcescheduler;
