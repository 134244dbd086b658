/// The DHCP controllers, by TIP.
@NullMarked
package cloud.yunhai.networkprovider.adapter.dhcpcontroller;

import org.jspecify.annotations.NullMarked;
