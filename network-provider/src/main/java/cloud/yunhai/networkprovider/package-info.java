/// Subnets, addresses and leases as data; drives the DHCP controllers.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.networkprovider;
