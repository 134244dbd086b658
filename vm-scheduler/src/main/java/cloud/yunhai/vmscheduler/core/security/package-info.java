/// What security groups add up to for one NIC. Pure.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.vmscheduler.core.security;
