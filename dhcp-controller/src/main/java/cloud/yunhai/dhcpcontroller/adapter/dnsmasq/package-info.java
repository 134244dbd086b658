/// One real dnsmasq, started and watched.
@NullMarked
package cloud.yunhai.dhcpcontroller.adapter.dnsmasq;

import org.jspecify.annotations.NullMarked;
