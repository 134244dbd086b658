@NullMarked
package cloud.yunhai.volumeprovider.adapter.qemu;

import org.jspecify.annotations.NullMarked;
