/// Volumes, seeds and images over all storage hosts, and the interfaces that the outside is reached by.
@NullMarked
package cloud.yunhai.volumescheduler.app;

import org.jspecify.annotations.NullMarked;
