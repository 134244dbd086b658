/// The TIP service: decode, one call, encode.
@NullMarked
package cloud.yunhai.volumescheduler.endpoint;

import org.jspecify.annotations.NullMarked;
