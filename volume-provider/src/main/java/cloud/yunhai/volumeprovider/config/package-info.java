/// Configuration and wiring.
@NullMarked
package cloud.yunhai.volumeprovider.config;

import org.jspecify.annotations.NullMarked;
