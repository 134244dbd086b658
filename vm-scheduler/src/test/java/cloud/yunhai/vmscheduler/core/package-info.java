@org.jspecify.annotations.NullMarked
package cloud.yunhai.vmscheduler.core;
