@NullMarked
package cloud.yunhai.volumeprovider.core;

import org.jspecify.annotations.NullMarked;
