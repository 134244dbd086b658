/// Submissions and commands, and what the sagas need of the other services.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.resourcescheduler.app;
