@NullMarked
package cloud.yunhai.imageserver.core;

import org.jspecify.annotations.NullMarked;
