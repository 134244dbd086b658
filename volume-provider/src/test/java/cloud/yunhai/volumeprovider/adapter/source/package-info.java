@NullMarked
package cloud.yunhai.volumeprovider.adapter.source;

import org.jspecify.annotations.NullMarked;
