/// Chooses the host of an instance, drives its VM there, and keeps what is observed: states, security rules, hosts that
/// report or do not. Called by resource-scheduler and, with reports, by vm-controllers; calls vm- controllers and
/// db-proxy.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.vmscheduler;
