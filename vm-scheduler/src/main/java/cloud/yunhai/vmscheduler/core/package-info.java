/// Decisions: pure, they read nothing but their arguments.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.vmscheduler.core;
