/// What a DHCP server is told, and the interfaces that the outside is reached by.
@NullMarked
package cloud.yunhai.dhcpcontroller.app;

import org.jspecify.annotations.NullMarked;
