/// Other storage hosts, by TIP.
@NullMarked
package cloud.yunhai.volumeprovider.adapter.peer;

import org.jspecify.annotations.NullMarked;
