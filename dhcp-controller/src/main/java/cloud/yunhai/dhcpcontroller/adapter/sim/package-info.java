/// A DHCP server in mind only: shipped code, chosen by configuration.
@NullMarked
package cloud.yunhai.dhcpcontroller.adapter.sim;

import org.jspecify.annotations.NullMarked;
