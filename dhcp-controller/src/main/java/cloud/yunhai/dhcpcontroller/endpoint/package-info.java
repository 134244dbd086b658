/// The TIP service: decode, one call, encode.
@NullMarked
package cloud.yunhai.dhcpcontroller.endpoint;

import org.jspecify.annotations.NullMarked;
