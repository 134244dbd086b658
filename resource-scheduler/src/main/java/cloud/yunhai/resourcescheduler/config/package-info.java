/// Settings and wiring.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.resourcescheduler.config;
