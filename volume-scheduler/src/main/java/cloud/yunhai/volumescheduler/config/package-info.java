/// Configuration and wiring.
@NullMarked
package cloud.yunhai.volumescheduler.config;

import org.jspecify.annotations.NullMarked;
