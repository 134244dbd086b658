/// Writes and reloads one real DHCP server.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.dhcpcontroller;
