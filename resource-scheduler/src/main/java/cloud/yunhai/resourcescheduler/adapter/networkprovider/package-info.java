/// Addresses, given by network-provider.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.resourcescheduler.adapter.networkprovider;
