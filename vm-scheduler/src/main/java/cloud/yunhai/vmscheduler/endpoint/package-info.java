/// What other processes call: decodes, does one thing, encodes.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.vmscheduler.endpoint;
