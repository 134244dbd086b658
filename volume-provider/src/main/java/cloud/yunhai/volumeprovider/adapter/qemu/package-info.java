/// The files of a real host and qemu-img.
@NullMarked
package cloud.yunhai.volumeprovider.adapter.qemu;

import org.jspecify.annotations.NullMarked;
