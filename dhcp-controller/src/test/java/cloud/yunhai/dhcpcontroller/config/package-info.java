@NullMarked
package cloud.yunhai.dhcpcontroller.config;

import org.jspecify.annotations.NullMarked;
