/// The TIP services: decode, one call, encode.
@NullMarked
package cloud.yunhai.volumeprovider.endpoint;

import org.jspecify.annotations.NullMarked;
