/// Decisions about files and formats: no I/O, no clock.
@NullMarked
package cloud.yunhai.volumeprovider.core;

import org.jspecify.annotations.NullMarked;
