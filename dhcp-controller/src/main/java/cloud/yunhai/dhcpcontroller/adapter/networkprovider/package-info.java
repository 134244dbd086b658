/// Tells network-provider that this controller has started.
@NullMarked
package cloud.yunhai.dhcpcontroller.adapter.networkprovider;

import org.jspecify.annotations.NullMarked;
