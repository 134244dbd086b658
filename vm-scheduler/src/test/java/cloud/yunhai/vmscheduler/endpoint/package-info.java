@org.jspecify.annotations.NullMarked
package cloud.yunhai.vmscheduler.endpoint;
