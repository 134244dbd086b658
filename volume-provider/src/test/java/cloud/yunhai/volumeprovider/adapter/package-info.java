@NullMarked
package cloud.yunhai.volumeprovider.adapter;

import org.jspecify.annotations.NullMarked;
