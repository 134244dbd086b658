@NullMarked
package cloud.yunhai.dhcpcontroller.core;

import org.jspecify.annotations.NullMarked;
