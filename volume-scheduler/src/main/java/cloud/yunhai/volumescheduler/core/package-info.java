/// Which storage host, and what does not add up: pure decisions.
@NullMarked
package cloud.yunhai.volumescheduler.core;

import org.jspecify.annotations.NullMarked;
