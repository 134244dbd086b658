/// Addresses, and that every DHCP server knows them; the interfaces that the outside is reached by.
@NullMarked
package cloud.yunhai.networkprovider.app;

import org.jspecify.annotations.NullMarked;
