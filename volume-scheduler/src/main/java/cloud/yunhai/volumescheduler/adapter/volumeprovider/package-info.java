/// The storage hosts, by TIP.
@NullMarked
package cloud.yunhai.volumescheduler.adapter.volumeprovider;

import org.jspecify.annotations.NullMarked;
