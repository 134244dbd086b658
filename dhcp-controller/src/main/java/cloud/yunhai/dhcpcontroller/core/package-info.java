/// Subnets, reservations and the files that describe them to dnsmasq: pure.
@NullMarked
package cloud.yunhai.dhcpcontroller.core;

import org.jspecify.annotations.NullMarked;
