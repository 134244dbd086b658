/// Subnets, leases, security groups.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.model.network;
