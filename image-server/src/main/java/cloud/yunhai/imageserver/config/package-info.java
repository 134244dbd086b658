/// Wiring.
@NullMarked
package cloud.yunhai.imageserver.config;

import org.jspecify.annotations.NullMarked;
